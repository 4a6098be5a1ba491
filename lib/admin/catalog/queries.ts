import 'server-only';
import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '@/db/client';
import { coffees, lots, producers, regions, shopSettings, variants } from '@/db/schema';
import { dayIn } from '@/lib/kernel/clock';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import { renewalIn } from './certificates';
import type { CatalogChoices, CoffeeTableRow, LotTableRow, VariantTableRow } from './types';

/** Free grams of a lot that can be sold now; a lot that has not landed has none. */
const FREE = sql<number>`case when ${lots.stage} = 'landed' then ${lots.onHand} - ${lots.reserved} else 0 end`;

/** Words of a search that must all be found in one of these columns, accents and case ignored. */
function matches(q: string, columns: readonly (PgColumn | SQL)[]): SQL | undefined {
  const all = q.split(/\s+/).filter(Boolean).slice(0, 8);
  if (all.length === 0) return undefined;
  const text = sql`lower(unaccent(concat_ws(' ', ${sql.join([...columns], sql`, `)})))`;
  return and(
    ...all.map((word) => sql`${text} like lower(unaccent(${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}))`),
  );
}

/** Coffees that grow under a region's path, at any depth. */
const underOrigin = (path: string | undefined): SQL | undefined =>
  path
    ? sql`exists (select 1 from coffee_regions cr join regions r on r.id = cr.region_id
        where cr.coffee_id = ${coffees.id} and (r.path = ${path} or starts_with(r.path, ${`${path}/`})))`
    : undefined;

/** The country of a coffee's primary region. */
const COUNTRY = sql<string | null>`(select coalesce(c.name_en, c.name) from regions r
  join regions c on c.path = split_part(r.path, '/', 1) where r.id = ${coffees.regionId})`;

/** An index is read backwards only where nothing is said about nulls: a column that has none needs no word on them. */
const backwards = (by: SQL | PgColumn) =>
  'notNull' in by && by.notNull ? sql`${by} desc` : sql`${by} desc nulls last`;

const inOrder = (by: SQL | PgColumn | undefined, descending: boolean, id: PgColumn) =>
  [...(by ? [descending ? backwards(by) : sql`${by} asc nulls last`] : []), asc(id)] as const;

const page = (state: TableState) => ({ limit: PAGE_SIZE, offset: (state.page - 1) * PAGE_SIZE });

/** One page of coffees and how many there are in all. */
export async function listCoffees(db: Db, state: TableState): Promise<TablePage<CoffeeTableRow>> {
  const { status, kind, origin, stock } = state.filters;
  const free = sql<number>`coalesce((select sum(l.on_hand_g - l.reserved_g) from lots l
    where l.coffee_id = ${coffees.id} and l.stage = 'landed'), 0)::int`;
  const where = and(
    matches(state.q, [coffees.name, coffees.slug, coffees.locality, producers.name]),
    status ? sql`${coffees.status} = ${status}` : undefined,
    kind ? sql`${coffees.kind} = ${kind}` : undefined,
    underOrigin(origin),
    stock ? (stock === 'in' ? sql`${free} > 0` : sql`${free} = 0`) : undefined,
  );
  const by = {
    position: coffees.position,
    name: coffees.name,
    status: coffees.status,
    free,
    updated: coffees.updatedAt,
  }[state.sort];
  const { limit, offset } = page(state);
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: coffees.id,
        name: coffees.name,
        slug: coffees.slug,
        kind: coffees.kind,
        status: coffees.status,
        origin: COUNTRY,
        producer: producers.name,
        lots: sql<number>`(select count(*) from lots l where l.coffee_id = ${coffees.id})::int`,
        freeG: free,
        position: coffees.position,
        updatedAt: sql<string>`to_json(${coffees.updatedAt}) #>> '{}'`,
      })
      .from(coffees)
      .leftJoin(producers, eq(producers.id, coffees.producerId))
      .where(where)
      .orderBy(...inOrder(by, state.descending, coffees.id))
      .limit(limit)
      .offset(offset),
    db
      .select({ n: count() })
      .from(coffees)
      .leftJoin(producers, eq(producers.id, coffees.producerId))
      .where(where),
  ]);
  return { rows, total: all?.n ?? 0 };
}

/** One page of lots and how many there are in all. */
export async function listLots(db: Db, state: TableState): Promise<TablePage<LotTableRow>> {
  const { stage, origin, process, stock, certificates } = state.filters;
  const renewal = renewalIn(sql`held.lot_id = lots.id and lots.stage <> 'archived'`);
  const where = and(
    matches(state.q, [lots.lotCode, coffees.name, lots.cropYear, lots.icoMark]),
    stage ? sql`${lots.stage} = ${stage}` : undefined,
    process ? sql`${lots.process} = ${process}` : undefined,
    underOrigin(origin),
    stock ? (stock === 'in' ? sql`${FREE} > 0` : sql`${FREE} = 0`) : undefined,
    renewal.has(certificates),
  );
  const by = {
    code: lots.lotCode,
    coffee: coffees.name,
    crop: lots.cropYear,
    stage: lots.stage,
    free: FREE,
  }[state.sort];
  const { limit, offset } = page(state);
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: lots.id,
        lotCode: lots.lotCode,
        coffee: coffees.name,
        origin: COUNTRY,
        cropYear: lots.cropYear,
        process: lots.process,
        stage: lots.stage,
        freeG: FREE,
        renewal: renewal.worst,
      })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(where)
      .orderBy(...inOrder(by, state.descending, lots.id))
      .limit(limit)
      .offset(offset),
    db.select({ n: count() }).from(lots).innerJoin(coffees, eq(coffees.id, lots.coffeeId)).where(where),
  ]);
  return { rows, total: all?.n ?? 0 };
}

/** One page of sizes and how many there are in all. */
export async function listVariants(db: Db, state: TableState): Promise<TablePage<VariantTableRow>> {
  const { form, active, origin, stock } = state.filters;
  const units = sql<number>`(${FREE}) / ${variants.draw}`;
  const where = and(
    matches(state.q, [variants.sku, coffees.name, lots.lotCode, variants.sizeLabel]),
    form ? sql`${variants.form} = ${form}` : undefined,
    active ? eq(variants.active, active === 'yes') : undefined,
    underOrigin(origin),
    stock ? (stock === 'in' ? sql`${units} > 0` : sql`${units} = 0`) : undefined,
  );
  const by = { sku: variants.sku, coffee: coffees.name, price: variants.price, net: variants.net, units }[
    state.sort
  ];
  const { limit, offset } = page(state);
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: variants.id,
        sku: variants.sku,
        coffee: coffees.name,
        lotCode: lots.lotCode,
        form: variants.form,
        sizeLabel: variants.sizeLabel,
        netG: sql<number>`${variants.net}`,
        price: variants.price,
        currency: variants.currency,
        active: variants.active,
        freight: variants.freight,
        units,
      })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(where)
      .orderBy(...inOrder(by, state.descending, variants.id))
      .limit(limit)
      .offset(offset),
    db
      .select({ n: count() })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(where),
  ]);
  return { rows, total: all?.n ?? 0 };
}

/** What editors choose from. */
export async function catalogChoices(db: Db): Promise<CatalogChoices> {
  const [coffeeRows, producerRows, regionRows, [shop]] = await Promise.all([
    db.select({ id: coffees.id, name: coffees.name }).from(coffees).orderBy(asc(coffees.name)),
    db.select({ id: producers.id, name: producers.name }).from(producers).orderBy(asc(producers.name)),
    db.select().from(regions).orderBy(asc(regions.path)),
    db.select().from(shopSettings).limit(1),
  ]);
  const byPath = new Map(regionRows.map((region) => [region.path, region.nameEn ?? region.name]));
  const wholeName = (path: string) => {
    const parts = path.split('/');
    return parts.map((part, at) => byPath.get(parts.slice(0, at + 1).join('/')) ?? part).join(', ');
  };
  return {
    coffees: coffeeRows,
    producers: producerRows,
    regions: regionRows
      .map((region) => ({ id: region.id as string, name: wholeName(region.path), level: region.level }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    shop: shop?.name ?? '',
    currency: shop?.currency ?? 'USD',
    timeZone: shop?.timeZone ?? 'UTC',
    today: dayIn(shop?.timeZone ?? 'UTC'),
  };
}

/** Countries that coffees come from, for the filters. */
export async function listCountries(db: Db): Promise<{ path: string; name: string }[]> {
  const rows = await db
    .select({ path: regions.path, name: regions.name, nameEn: regions.nameEn })
    .from(regions)
    .where(eq(regions.level, 'country'))
    .orderBy(asc(regions.name));
  return rows.map((row) => ({ path: row.path, name: row.nameEn ?? row.name }));
}
