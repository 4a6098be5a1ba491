import 'server-only';
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, priceHistory, slugHistory, variants } from '@/db/schema';
import { listCatalog } from '@/lib/catalog/queries';
import { relatedCoffees } from '@/lib/catalog/related';
import { wasPrice } from '@/lib/catalog/was-price';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { coffeeRecord } from './coffee-record';
import { lotRecord } from './lot-record';
import { canBeBoughtWhen } from './rules';
import { keptBecause } from './service';
import type { CoffeeDetail, LotDetail, VariantDetail } from './types';
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
        coffee: { id: coffees.id, name: coffees.name, slug: coffees.slug, status: coffees.status },
      })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(eq(lots.id, id as LotId));
    if (!stored || !lot) throw new DomainError('not_found');
    return {
      ...stored,
      ...lot,
      id,
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
        coffee: { id: coffees.id, name: coffees.name, slug: coffees.slug },
      })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(eq(variants.id, id as VariantId));
    if (!stored || !size) throw new DomainError('not_found');
    const rows = await tx
      .select({ price: priceHistory.price, currency: priceHistory.currency, at: priceHistory.at })
      .from(priceHistory)
      .where(eq(priceHistory.variantId, id as VariantId))
      .orderBy(desc(priceHistory.at), desc(priceHistory.id))
      .limit(200);
    return {
      ...stored,
      ...size,
      id,
      history: rows.map(({ price, at }) => ({ price, at: at.toISOString() })),
      was: wasPrice(rows, now()),
      keptBecause: await keptBecause(tx, 'variant', id),
    };
  });

/** @throws DomainError not_found */
export const coffeeDetail = (db: Db, id: string): Promise<CoffeeDetail> =>
  db.transaction(async (tx) => {
    const stored = await coffeeRecord.read(tx, id);
    if (!stored) throw new DomainError('not_found');
    // Of a single table Drizzle writes columns without its name, so the subqueries name it themselves.
    const own = await tx
      .select({
        id: lots.id,
        lotCode: lots.lotCode,
        cropYear: lots.cropYear,
        stage: lots.stage,
        freeG: sql<number>`${lots.onHand} - ${lots.reserved}`,
        sizes: sql<number>`(select count(*) from variants v where v.lot_id = lots.id and v.active and not v.freight)::int`,
        smallestDraw: sql<
          number | null
        >`(select min(v.draw_g) from variants v where v.lot_id = lots.id and v.active and not v.freight)`,
      })
      .from(lots)
      .where(eq(lots.coffeeId, id as CoffeeId))
      .orderBy(desc(lots.cropYear), asc(lots.lotCode));
    const landed = own.filter((lot) => lot.stage === 'landed');
    const sold = landed.filter((lot) => lot.sizes > 0);
    const best = sold.find((lot) => lot.smallestDraw !== null && lot.freeG >= lot.smallestDraw) ?? sold[0];
    const old = await tx
      .select({ slug: slugHistory.slug })
      .from(slugHistory)
      .where(sql`${slugHistory.kind} = 'coffee' and ${slugHistory.targetId} = ${id}`)
      .orderBy(desc(slugHistory.id));
    return {
      ...stored,
      id,
      lots: own.map(({ smallestDraw, ...lot }) => lot),
      related: await relatedLines(tx, id),
      steps: canBeBoughtWhen({
        published: stored.values.status === 'published',
        landedLots: landed.length,
        sizes: sold.length,
        freeGrams: best?.freeG ?? 0,
        smallestDraw: best?.smallestDraw ?? null,
      }),
      oldAddresses: old.map((row) => row.slug),
      keptBecause: await keptBecause(tx, 'coffee', id),
    };
  });

async function relatedLines(tx: Tx, id: string): Promise<CoffeeDetail['related']> {
  const catalog = await listCatalog(tx);
  const entry = catalog.find((one) => one.id === id);
  if (!entry) return [];
  return relatedCoffees(entry, catalog).map(({ entry: other, reason }) => ({
    id: other.id,
    name: other.name,
    reason,
    how: entry.pins.includes(other.id) ? 'pinned' : 'computed',
  }));
}
