import 'server-only';
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffeeRegions, coffees, lots, producers, regions, shopSettings, variants } from '@/db/schema';
import type { CoffeeId } from '@/lib/kernel/units';
import { takenAddresses } from '../addresses';
import type { Values } from '../editing';
import type { Context, Names } from './columns';
import type { CoffeePage } from './plan';
import type { CatalogKind, Delimiter, ImportKind } from './types';

type Reader = Db | Tx;

/** A record as its file shows it; what hangs on it and has no column is left out. */
export type FileRecord = {
  id: string;
  key: string;
  version: number;
  values: Values;
  /** Slug of a lot's coffee, code of a size's lot. */
  parent: string;
};
/** These keys, or so many records after a key. */
export type Wanted = { keys: readonly string[] } | { after: string; limit: number };

/** What the cells of a file refer to. Producers and origins are few. */
export async function readContext(db: Reader, delimiter: Delimiter): Promise<Context> {
  const [settings] = await db.select({ currency: shopSettings.currency }).from(shopSettings).limit(1);
  const makers = await db.select({ id: producers.id, name: producers.slug }).from(producers);
  const places = await db.select({ id: regions.id, name: regions.path }).from(regions);
  return {
    delimiter,
    currency: settings?.currency ?? 'USD',
    producers: names(makers),
    regions: names(places),
  };
}

const names = (rows: readonly { id: string; name: string }[]): Names => ({
  idOf: new Map(rows.map(({ id, name }) => [name, id])),
  nameOf: new Map(rows.map(({ id, name }) => [id, name])),
});

/** Records by their keys, in the order of the keys. */
export function readRecords(db: Reader, kind: CatalogKind, wanted: Wanted): Promise<FileRecord[]> {
  if ('keys' in wanted && wanted.keys.length === 0) return Promise.resolve([]);
  return { coffee: readCoffees, lot: readLots, variant: readVariants }[kind](db, wanted);
}

async function readCoffees(db: Reader, wanted: Wanted): Promise<FileRecord[]> {
  const rows = await db
    .select()
    .from(coffees)
    .where('keys' in wanted ? inArray(coffees.slug, [...wanted.keys]) : gt(coffees.slug, wanted.after))
    .orderBy(asc(coffees.slug))
    .limit('limit' in wanted ? wanted.limit : wanted.keys.length);
  if (rows.length === 0) return [];
  const places = await db
    .select()
    .from(coffeeRegions)
    .where(
      inArray(
        coffeeRegions.coffeeId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(coffeeRegions.regionId));
  const placesOf = new Map<CoffeeId, string[]>();
  for (const { coffeeId, regionId } of places)
    placesOf.set(coffeeId, [...(placesOf.get(coffeeId) ?? []), regionId]);
  return rows.map(({ id, version, createdAt: _c, updatedAt: _u, ...own }) => ({
    id,
    key: own.slug,
    version,
    values: {
      ...own,
      otherRegionIds: (placesOf.get(id) ?? []).filter((place) => place !== own.regionId).sort(),
    },
    parent: '',
  }));
}

async function readLots(db: Reader, wanted: Wanted): Promise<FileRecord[]> {
  const rows = await db
    .select({ lot: lots, parent: coffees.slug })
    .from(lots)
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where('keys' in wanted ? inArray(lots.lotCode, [...wanted.keys]) : gt(lots.lotCode, wanted.after))
    .orderBy(asc(lots.lotCode))
    .limit('limit' in wanted ? wanted.limit : wanted.keys.length);
  return rows.map(({ lot, parent }) => {
    const { id, version, coffeeId: _p, onHand: _h, reserved: _r, createdAt: _c, updatedAt: _u, ...own } = lot;
    return { id, key: own.lotCode, version, values: own, parent };
  });
}

async function readVariants(db: Reader, wanted: Wanted): Promise<FileRecord[]> {
  const rows = await db
    .select({ size: variants, parent: lots.lotCode })
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .where('keys' in wanted ? inArray(variants.sku, [...wanted.keys]) : gt(variants.sku, wanted.after))
    .orderBy(asc(variants.sku))
    .limit('limit' in wanted ? wanted.limit : wanted.keys.length);
  return rows.map(({ size, parent }) => {
    const { id, version, sku, form, sizeLabel, net, poundsX100, gross, price, freight, active, position } =
      size;
    return {
      id,
      key: sku,
      version,
      values: { sku, form, sizeLabel, net, poundsX100, gross, price, freight, active, position },
      parent,
    };
  });
}

/** Which of these parents exist: slugs of coffees for lots, codes of lots for sizes. Name → id. */
export async function readParents(
  db: Reader,
  kind: CatalogKind,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (kind === 'coffee' || wanted.length === 0) return new Map();
  const rows =
    kind === 'lot'
      ? await db
          .select({ id: coffees.id, name: coffees.slug })
          .from(coffees)
          .where(inArray(coffees.slug, [...wanted]))
      : await db
          .select({ id: lots.id, name: lots.lotCode })
          .from(lots)
          .where(inArray(lots.lotCode, [...wanted]));
  return new Map(rows.map(({ id, name }) => [name, id as string]));
}

/** What publishing or creating the coffees of these slugs would meet. `known` are those that exist. */
export async function readPages(
  db: Reader,
  slugs: readonly string[],
  known: ReadonlyMap<string, FileRecord>,
): Promise<ReadonlyMap<string, CoffeePage>> {
  const taken = await takenAddresses(
    db,
    'coffee',
    slugs.filter((slug) => !known.has(slug)),
  );
  const ids = [...known.values()].map((record) => record.id as CoffeeId);
  const shown = await db
    .selectDistinct({ id: lots.coffeeId })
    .from(lots)
    .where(and(inArray(lots.coffeeId, ids), ne(lots.stage, 'draft')));
  const shows = new Set<string>(shown.map((lot) => lot.id));
  return new Map(
    slugs.map((slug) => [
      slug,
      { taken: taken.get(slug) ?? null, shows: shows.has(known.get(slug)?.id ?? '') },
    ]),
  );
}

/**
 * Locks what an import is going to change until the transaction ends, lots before sizes and by id, in the order in which
 * checkouts lock lots too, so that nobody waits in a circle. Rows that stay as they are stay open to everybody, and none
 * of these locks keeps an order from naming a lot or a size.
 */
export async function lockTargets(tx: Tx, kind: ImportKind, runId: string): Promise<void> {
  const keys = sql`(select key from import_rows where run_id = ${runId} and outcome = 'change')`;
  const changedLots = sql`select 1 from lots where lot_code in ${keys} order by id for no key update`;
  // Another roast loss draws the sizes of its lot anew.
  const sizesOfLots = sql`select 1 from variants where lot_id in (select id from lots where lot_code in ${keys})
    order by id for no key update`;
  // The cell in the column of the parent; the first one, should a file have two.
  const lotsOfNewSizes = sql`select 1 from lots where lot_code in (
    select btrim(cells ->> (select min(at)::int - 1 from import_runs,
        jsonb_array_elements(columns) with ordinality as c(head, at)
      where id = ${runId} and head ->> 'field' = 'parent'))
    from import_rows where run_id = ${runId} and outcome = 'create') order by id for share`;
  const targets = {
    coffee: [sql`select 1 from coffees where slug in ${keys} order by id for no key update`],
    lot: [changedLots, sizesOfLots],
    variant: [lotsOfNewSizes, sql`select 1 from variants where sku in ${keys} order by id for no key update`],
    count: [changedLots],
  };
  // Counted, so that the rows stay in the database.
  for (const rows of targets[kind]) await tx.execute(sql`select count(*) from (${rows}) as locked`);
}
