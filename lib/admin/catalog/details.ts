import 'server-only';
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, priceHistory, regions, variants } from '@/db/schema';
import { listCatalog } from '@/lib/catalog/queries';
import { relatedCoffees } from '@/lib/catalog/related';
import type { CatalogEntry } from '@/lib/catalog/types';
import { wasPrice } from '@/lib/catalog/was-price';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { formerAddresses } from '../addresses';
import type { CoffeeValues } from './coffee-input';
import { coffeeRecord } from './coffee-record';
import { lotRecord } from './lot-record';
import { keptBecause } from './removing';
import { lotStem } from './rules';
import { readForSale, storyOf } from './sale-record';
import { skuStem } from './sizes';
import type { CoffeeDetail, LotDetail, RelatedDetail, RelatedLine, VariantDetail } from './types';
import { variantRecord } from './variant-record';

// `read` locks the row, as saving needs it; the editor opens in a moment's transaction of its own.

/** @throws DomainError not_found */
export const lotDetail = (db: Db, id: string): Promise<LotDetail> =>
  db.transaction(async (tx) => {
    const stored = await lotRecord.read(tx, id);
    const [lot] = await tx
      .select({
        onHandG: lots.onHand,
        reservedG: lots.reserved,
        coffee: { id: coffees.id, name: coffees.name, kind: coffees.kind },
      })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(eq(lots.id, id as LotId));
    const sale = lot && (await readForSale(tx, lot.coffee.id, { lotId: id }));
    if (!stored || !lot || !sale) throw new DomainError('not_found');
    return {
      ...stored,
      ...lot,
      id,
      sale,
      takenSkus: await takenCodes(tx, variants, variants.sku, skuStem(stored.values.lotCode)),
      sizes: await tx
        .select({
          id: variants.id,
          sku: variants.sku,
          form: variants.form,
          sizeLabel: variants.sizeLabel,
          price: variants.price,
          currency: variants.currency,
          active: variants.active,
        })
        .from(variants)
        .where(eq(variants.lotId, id as LotId))
        .orderBy(asc(variants.position), asc(variants.net)),
      keptBecause: await keptBecause(tx, 'lot', id),
    };
  });

/** @throws DomainError not_found */
export const variantDetail = (db: Db, id: string): Promise<VariantDetail> =>
  db.transaction(async (tx) => {
    const stored = await variantRecord.read(tx, id);
    const [size] = await tx
      .select({
        currency: variants.currency,
        drawG: variants.draw,
        lot: {
          id: lots.id,
          lotCode: lots.lotCode,
          roastLossBp: lots.roastLossBp,
          freeG: sql<number>`${lots.onHand} - ${lots.reserved}`,
        },
        coffee: { id: coffees.id, name: coffees.name },
      })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(eq(variants.id, id as VariantId));
    const sale = size && (await readForSale(tx, size.coffee.id, { variantId: id }));
    if (!stored || !size || !sale) throw new DomainError('not_found');
    const rows = await tx
      .select({
        price: priceHistory.price,
        currency: priceHistory.currency,
        offered: priceHistory.offered,
        at: priceHistory.at,
      })
      .from(priceHistory)
      .where(eq(priceHistory.variantId, id as VariantId))
      .orderBy(desc(priceHistory.at), desc(priceHistory.id))
      .limit(200);
    return {
      ...stored,
      ...size,
      id,
      sale,
      // Rows that only say that the price was offered, or was not any more, are no change of it.
      history: rows
        .filter(({ price, currency }, i) => {
          const before = rows[i + 1];
          return price !== before?.price || currency !== before.currency;
        })
        .map(({ price, at }) => ({ price, at: at.toISOString() })),
      was: wasPrice(rows, now()),
      keptBecause: await keptBecause(tx, 'variant', id),
    };
  });

/** @throws DomainError not_found */
export const coffeeDetail = (db: Db, id: string): Promise<CoffeeDetail> =>
  db.transaction(async (tx) => {
    const stored = await coffeeRecord.read(tx, id);
    const sale = await readForSale(tx, id);
    if (!stored || !sale) throw new DomainError('not_found');
    // Of a single table Drizzle writes columns without its name, so the subqueries name it themselves.
    const own = await tx
      .select({
        id: lots.id,
        lotCode: lots.lotCode,
        cropYear: lots.cropYear,
        stage: lots.stage,
        freeG: sql<number>`${lots.onHand} - ${lots.reserved}`,
        sizes: sql<number>`(select count(*) from variants v where v.lot_id = lots.id and v.active and not v.freight)::int`,
      })
      .from(lots)
      .where(eq(lots.coffeeId, id as CoffeeId))
      .orderBy(desc(lots.cropYear), asc(lots.lotCode));
    return {
      ...stored,
      id,
      lots: own,
      related: await relatedOf(tx, id as CoffeeId),
      sale,
      story: await storyOf(tx, id),
      lotCodes: await lotCodesOf(tx, stored.values, own),
      oldAddresses: await formerAddresses(tx, 'coffee', id),
      keptBecause: await keptBecause(tx, 'coffee', id),
    };
  });

async function relatedOf(tx: Tx, id: CoffeeId): Promise<RelatedDetail | null> {
  const isIt = (one: { id: CoffeeId }) => one.id === id;
  let catalog = await listCatalog(tx);
  // As the shop shows it; with its drafts only while it is none of the shop's.
  if (!catalog.some(isIt)) catalog = await listCatalog(tx, id);
  const entry = catalog.find(isIt);
  if (!entry) return null;
  const lines = (of: CatalogEntry): RelatedLine[] =>
    relatedCoffees(of, catalog).map(({ entry: { id: other, name }, reason }) => ({
      id: other,
      name,
      reason,
    }));
  const shown = lines(entry);
  const passedOver = entry.pins.filter((pin) => !shown.some((line) => line.id === pin));
  return {
    shown,
    found: lines({ ...entry, pins: [], exclusions: [] }),
    passedOver:
      passedOver.length === 0
        ? []
        : await tx
            .select({ id: coffees.id, name: coffees.name })
            .from(coffees)
            .where(inArray(coffees.id, passedOver))
            .orderBy(asc(coffees.name)),
  };
}

/** Codes of the whole shop that begin with a stem. */
async function takenCodes(
  tx: Tx,
  table: typeof lots | typeof variants,
  column: typeof lots.lotCode | typeof variants.sku,
  stem: string,
): Promise<string[]> {
  const rows = await tx
    .select({ code: column })
    .from(table)
    .where(sql`starts_with(upper(${column}), ${stem.toUpperCase()})`);
  return rows.map((row) => row.code);
}

/** The country is that of the coffee's region, else the one that its name begins with. */
async function lotCodesOf(
  tx: Tx,
  { name, kind, regionId }: CoffeeValues,
  own: readonly { lotCode: string }[],
): Promise<CoffeeDetail['lotCodes']> {
  const isItsOwn = sql`${regions.path} = (select split_part(r.path, '/', 1) from regions r where r.id = ${regionId})`;
  const isInName = sql`starts_with(lower(unaccent(${name})), lower(unaccent(coalesce(${regions.nameEn}, ${regions.name}))))`;
  const [country] = await tx
    .select({ iso: regions.iso, name: regions.name, nameEn: regions.nameEn })
    .from(regions)
    .where(and(eq(regions.level, 'country'), or(isItsOwn, isInName)))
    .orderBy(sql`${isItsOwn} desc nulls last`)
    .limit(1);
  const stem = lotStem({
    name,
    kind,
    country: country ? { iso: country.iso, names: [country.name, country.nameEn ?? ''] } : null,
    lotCodes: own.map((lot) => lot.lotCode),
  });
  return { stem, taken: stem ? await takenCodes(tx, lots, lots.lotCode, stem) : [] };
}
