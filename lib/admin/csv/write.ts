import 'server-only';
import { asc, type Column, getTableColumns, inArray, sql } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { coffeeRegions, coffees, lots, shopSettings, variants } from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { CoffeeId, LotId, Metres, VariantId } from '@/lib/kernel/units';
import { assertAddressesFree } from '../addresses';
import type { CoffeeValues } from '../catalog/coffee-input';
import { assertShows, coffeeRecord } from '../catalog/coffee-record';
import type { VariantValues } from '../catalog/input';
import type { LotValues } from '../catalog/lot-input';
import { lotRecord } from '../catalog/lot-record';
import { drawOf } from '../catalog/rules';
import { variantRecord } from '../catalog/variant-record';
import { inWords, type RecordKind, recordsCreated, saveRecords, type Values, type Write } from '../editing';
import type { CatalogKind } from './types';

export type Change = { id: string; fields: Values; note: string };
/** Checked and complete. `parentId`: of the coffee of a lot, of the lot of a size. */
export type Creation = { fields: Values; parentId: string; note: string };

/** Fields were checked against the schema of their kind, so that the kinds can be treated alike. */
const RECORD = { coffee: coffeeRecord, lot: lotRecord, variant: variantRecord } as unknown as Record<
  CatalogKind,
  RecordKind<Values>
>;
const TABLE: Record<CatalogKind, PgTable & { id: Column; version: Column }> = {
  coffee: coffees,
  lot: lots,
  variant: variants,
};
/** Fields that move more than their own column: a record with one of these is written as its editor writes it. */
const FAR_REACHING: Record<CatalogKind, readonly string[]> = {
  coffee: ['slug', 'status', 'regionId', 'otherRegionIds'],
  lot: ['roastLossBp'],
  variant: ['form', 'net'],
};

/** Saves checked fields as an editor would: a version, its history, an audit entry. Each record is named once. */
export async function changeRecords(
  tx: Tx,
  actor: Actor,
  kind: CatalogKind,
  changes: readonly Change[],
): Promise<void> {
  const record = RECORD[kind];
  await saveRecords(
    tx,
    actor,
    record,
    changes.map(({ id, fields, note }) => ({ id, changes: fields, note })),
    async (writes) => {
      const reaches = ({ fields }: Write<Values>) => FAR_REACHING[kind].some((field) => field in fields);
      for (const write of writes.filter(reaches))
        await record.write(tx, write.id, write.fields, write.version, actor);
      const plain = writes.filter((write) => !reaches(write));
      // A price is typed in the shop's currency.
      const more = kind === 'variant' ? { currency: await currencyOf(tx) } : {};
      for (const alike of Map.groupBy(plain, ({ fields }) => Object.keys(fields).sort().join()).values())
        await writeColumns(tx, TABLE[kind], alike, 'price' in (alike[0]?.fields ?? {}) ? more : {});
    },
  );
}

const casing = new CasingCache('snake_case');

/** Writes the same columns of many records in one statement. */
async function writeColumns(
  tx: Tx,
  table: PgTable & { id: Column; version: Column },
  writes: readonly Write<Values>[],
  more: Values,
): Promise<void> {
  const columns = getTableColumns(table) as Record<string, Column>;
  const rows = writes.map(({ id, fields, version }) => ({
    ...fields,
    ...more,
    id,
    version,
    updatedAt: now(),
  }));
  const names = new Map(
    Object.keys(rows[0] ?? {}).map((field) => {
      const column = columns[field];
      if (!column) throw new Error(`${field} is no column of its own`);
      return [field, casing.getColumnCasing(column)];
    }),
  );
  const set = [...names.values()]
    .filter((name) => name !== 'id')
    .map((name) => sql`${sql.identifier(name)} = written.${sql.identifier(name)}`);
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [names.get(field), value])),
    ),
  );
  await tx.execute(sql`
    update ${table} set ${sql.join(set, sql`, `)}
    from jsonb_populate_recordset(null::${table}, ${json}::jsonb) as written where ${table.id} = written.id`);
}

/**
 * New records from checked, complete fields, each with the first version of its history and an audit entry.
 * @param hasPosition whether the file says in which order coffees stand; otherwise new ones come last
 */
export async function createRecords(
  tx: Tx,
  actor: Actor,
  kind: CatalogKind,
  creations: readonly Creation[],
  hasPosition: boolean,
): Promise<void> {
  if (creations.length === 0) return;
  const made = creations.map((creation) => ({ ...creation, id: newId<string>(PREFIX[kind]) }));
  await inWords(() => INSERT[kind](tx, made, hasPosition));
  await recordsCreated(tx, actor, RECORD[kind], made);
}

const PREFIX = { coffee: 'cof', lot: 'lot', variant: 'var' } as const;
type Made<V> = { id: string; parentId: string; fields: V };
const INSERT = {
  coffee: insertCoffees,
  lot: insertLots,
  variant: insertVariants,
} as unknown as Record<
  CatalogKind,
  (tx: Tx, made: readonly Made<Values>[], hasPosition: boolean) => Promise<void>
>;

async function insertCoffees(tx: Tx, made: readonly Made<CoffeeValues>[], hasPosition: boolean) {
  await assertAddressesFree(
    tx,
    'coffee',
    made.map(({ fields }) => fields.slug),
    made.map(({ id }) => id),
  );
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${coffees.position}), 0)::int` })
    .from(coffees);
  await tx.insert(coffees).values(
    made.map(({ id, fields }, at) => {
      const { otherRegionIds, components, recipes, pins, exclusions, photo, facts, ...own } = fields;
      const position = hasPosition ? own.position : (last?.position ?? 0) + at + 1;
      return { ...own, id: id as CoffeeId, position };
    }),
  );
  const places = made.flatMap(({ id, fields: { regionId, otherRegionIds } }) =>
    [...new Set([...(regionId ? [regionId] : []), ...otherRegionIds])].map((place) => ({
      coffeeId: id as CoffeeId,
      regionId: place,
    })),
  );
  if (places.length > 0) await tx.insert(coffeeRegions).values(places);
  for (const { id, fields } of made) if (fields.status === 'published') await assertShows(tx, id);
}

async function insertLots(tx: Tx, made: readonly Made<LotValues>[]) {
  await tx.insert(lots).values(
    made.map(({ id, parentId, fields }) => {
      const { cuppings, green, certifications, disclosures, facts, ...own } = fields;
      return {
        ...own,
        altitudeMin: own.altitudeMin as Metres | null,
        altitudeMax: own.altitudeMax as Metres | null,
        id: id as LotId,
        coffeeId: parentId as CoffeeId,
      };
    }),
  );
}

async function insertVariants(tx: Tx, made: readonly Made<VariantValues>[]) {
  // Held, as for a size made by hand: the roast loss must not change before the size can be seen.
  const parents = await tx
    .select({ id: lots.id, roastLossBp: lots.roastLossBp })
    .from(lots)
    .where(
      inArray(
        lots.id,
        made.map(({ parentId }) => parentId as LotId),
      ),
    )
    .orderBy(asc(lots.id))
    .for('share');
  const lossOf = new Map<string, number>(parents.map(({ id, roastLossBp }) => [id, roastLossBp]));
  const currency = await currencyOf(tx);
  await tx.insert(variants).values(
    made.map(({ id, parentId, fields }) => {
      const loss = lossOf.get(parentId);
      if (loss === undefined) throw new DomainError('not_found');
      return {
        ...fields,
        id: id as VariantId,
        lotId: parentId as LotId,
        draw: drawOf(fields.form, fields.net, loss),
        currency,
      };
    }),
  );
}

async function currencyOf(tx: Tx): Promise<string> {
  const [shop] = await tx.select({ currency: shopSettings.currency }).from(shopSettings).limit(1);
  return shop?.currency ?? 'USD';
}
