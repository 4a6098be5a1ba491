import 'server-only';
import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { regions } from '@/db/schema';
import type { RegionId } from '@/lib/kernel/units';
import { formerAddresses } from '../addresses';
import { contains } from '../stories/queries';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import { originRecord } from './service';
import type { Level, OpenOrigin, OriginRow, ParentChoice } from './types';

export async function listOriginRows(db: Db, state: TableState): Promise<TablePage<OriginRow>> {
  const { q, filters, descending } = state;
  const where = and(
    q
      ? contains(
          q,
          sql`${regions.name}`,
          sql`coalesce(${regions.nameEn}, '')`,
          sql`array_to_string(${regions.aliases}, ' ')`,
          sql`${regions.path}`,
        )
      : undefined,
    filters.level ? eq(regions.level, filters.level as Level) : undefined,
  );
  const inside = sql`(select id from regions sub where sub.path = ${regions.path} or sub.path like ${regions.path} || '/%')`;
  const grown = sql<number>`(select count(distinct c.id)::int from coffees c
    left join coffee_regions cr on cr.coffee_id = c.id where c.region_id in ${inside} or cr.region_id in ${inside})`;
  const made = sql<number>`(select count(*)::int from producers p where p.region_id in ${inside})`;
  const sort: Record<string, SQL> = {
    path: sql`${regions.path}`,
    name: sql`lower(coalesce(${regions.nameEn}, ${regions.name}))`,
    coffees: grown,
    producers: made,
    changed: sql`${regions.updatedAt}`,
  };
  const by = sort[state.sort] ?? sql`${regions.path}`;
  const [rows, total] = await Promise.all([
    db
      .select({
        id: regions.id,
        name: regions.name,
        nameEn: regions.nameEn,
        path: regions.path,
        level: regions.level,
        coffees: grown,
        producers: made,
        hasText: sql<boolean>`${regions.intro} <> ''`,
        updatedAt: regions.updatedAt,
      })
      .from(regions)
      .where(where)
      .orderBy(sql`${by} ${descending ? sql`desc` : sql`asc`} nulls last`, asc(regions.id))
      .limit(PAGE_SIZE)
      .offset((state.page - 1) * PAGE_SIZE),
    db.$count(regions, where),
  ]);
  return { rows: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })), total };
}

/** @returns null for an unknown id. */
export async function getOpenOrigin(db: Db, id: string): Promise<OpenOrigin | null> {
  const stored = await db.transaction((tx) => originRecord.read(tx, id));
  const [row] = await db
    .select({
      path: regions.path,
      level: regions.level,
      ancestors: sql<{ name: string }[]>`(select coalesce(
        json_agg(json_build_object('name', coalesce(up.name_en, up.name)) order by length(up.path)), '[]')
        from regions up where regions.path like up.path || '/%')`,
      below: sql<number>`(select count(*)::int from regions sub where sub.path like regions.path || '/%')`,
    })
    .from(regions)
    .where(eq(regions.id, id as RegionId));
  return stored && row
    ? { id, ...stored, ...row, formerAddresses: await formerAddresses(db, 'origin', id) }
    : null;
}

/** Countries and departments, in the tree's order. */
export async function listParents(db: Db): Promise<ParentChoice[]> {
  const rows = await db
    .select({
      id: regions.id,
      name: regions.name,
      nameEn: regions.nameEn,
      level: regions.level,
      path: regions.path,
    })
    .from(regions)
    .where(ne(regions.level, 'province'))
    .orderBy(asc(regions.path));
  const nameOf = new Map(rows.map((row) => [row.path, row.nameEn ?? row.name]));
  return rows.map(({ id, level, path }) => {
    const [country = ''] = path.split('/');
    const own = nameOf.get(path) ?? path;
    return { id, level, name: level === 'country' ? own : `${nameOf.get(country) ?? country} › ${own}` };
  });
}
