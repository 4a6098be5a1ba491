import 'server-only';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, producers, regions, stories } from '@/db/schema';
import { toldCoffees } from '@/lib/catalog/told';
import { REF_KINDS, type RefKind } from '@/lib/kernel/story-doc';
import { formerAddresses } from '../addresses';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import { storyRecord } from './service';
import type { FoundTargets, OpenStory, Status, StoryRow, Target } from './types';

/** Accents and capitals aside, as people type. */
export const contains = (q: string, ...columns: SQL[]): SQL =>
  sql`position(search_plain(${q}::text) in search_plain(${sql.join(columns, sql`, `)})) > 0`;

export async function listStoryRows(db: Db, state: TableState): Promise<TablePage<StoryRow>> {
  const { q, filters, descending } = state;
  const where = and(
    q ? contains(q, sql`${stories.title}`, sql`${stories.slug}`, sql`${stories.lead}`) : undefined,
    filters.status ? eq(stories.status, filters.status as Status) : undefined,
    filters.kind ? eq(stories.kind, filters.kind as StoryRow['kind']) : undefined,
  );
  const about = sql<number>`(select count(*)::int from ${toldCoffees} as told where told.story_id = stories.id)`;
  const sort: Record<string, SQL> = {
    title: sql`lower(${stories.title})`,
    kind: sql`${stories.kind}`,
    status: sql`${stories.status}`,
    published: sql`${stories.publishedOn}`,
    coffees: about,
    changed: sql`${stories.updatedAt}`,
  };
  const by = sort[state.sort] ?? sql`${stories.updatedAt}`;
  const [rows, total] = await Promise.all([
    db
      .select({
        id: stories.id,
        title: stories.title,
        slug: stories.slug,
        kind: stories.kind,
        status: stories.status,
        publishedOn: stories.publishedOn,
        coffees: about,
        updatedAt: stories.updatedAt,
      })
      .from(stories)
      .where(where)
      .orderBy(sql`${by} ${descending ? sql`desc` : sql`asc`} nulls last`, asc(stories.id))
      .limit(PAGE_SIZE)
      .offset((state.page - 1) * PAGE_SIZE),
    db.$count(stories, where),
  ]);
  return { rows: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })), total };
}

/** @returns null for an unknown id. */
export async function getOpenStory(db: Db, id: string): Promise<OpenStory | null> {
  const stored = await db.transaction((tx) => storyRecord.read(tx, id));
  return stored && { ...stored, formerAddresses: await formerAddresses(db, 'story', id) };
}

/** Of each kind. */
const FOUND_MAX = 12;

/** What prose can point at, by words: the first of each kind, a coffee first. */
export async function searchLinkTargets(
  db: Db | Tx,
  { q, kinds }: { q: string; kinds: readonly RefKind[] },
): Promise<FoundTargets> {
  // One more than is shown tells whether there is more.
  const all = await findLinkTargets(db, { q, kinds, limit: FOUND_MAX + 1 });
  const byKind = kinds.map((kind) => all.filter((target) => target.kind === kind));
  return {
    targets: byKind.flatMap((found) => found.slice(0, FOUND_MAX)),
    isMore: byKind.some((found) => found.length > FOUND_MAX),
  };
}

type Wanted = { q?: string; kinds?: readonly RefKind[]; ids?: readonly string[]; limit?: number };

/** What prose can point at: by words (a coffee first), or exactly these ids. Drafts too; they say that they are. */
export async function findLinkTargets(
  db: Db | Tx,
  { q = '', kinds = REF_KINDS, ids, limit: most = FOUND_MAX }: Wanted,
): Promise<Target[]> {
  const wanted = (id: SQL, ...columns: SQL[]) =>
    ids
      ? sql`${id} in (${
          ids.length > 0
            ? sql.join(
                ids.map((one) => sql`${one}`),
                sql`, `,
              )
            : sql`null`
        })`
      : q
        ? contains(q, ...columns)
        : sql`true`;
  // A name that begins with the words comes before one that holds them.
  const rank = (name: SQL) =>
    sql`position(search_plain(${q}::text) in search_plain(${name})) <> 1, search_plain(${name})`;
  const limit = ids ? ids.length : most;
  const place = sql<string>`coalesce((select string_agg(coalesce(r.name_en, r.name), ', ' order by length(r.path) desc)
    from regions r, regions own where own.id = region_id and (own.path = r.path or own.path like r.path || '/%')), '')`;
  const read: Record<RefKind, () => Promise<Omit<Target, 'kind'>[]>> = {
    coffee: async () =>
      db
        .select({
          id: sql<string>`${coffees.id}`,
          address: coffees.slug,
          name: coffees.name,
          detail: place,
          isPublished: sql<boolean>`${coffees.status} = 'published'`,
          goods: coffees.kind,
        })
        .from(coffees)
        .where(wanted(sql`${coffees.id}`, sql`${coffees.name}`, sql`${coffees.slug}`))
        .orderBy(sql`${coffees.status} <> 'published'`, rank(sql`${coffees.name}`), asc(coffees.id))
        .limit(limit),
    story: async () =>
      db
        .select({
          id: sql<string>`${stories.id}`,
          address: stories.slug,
          name: stories.title,
          detail: sql<string>`${stories.kind}::text`,
          isPublished: sql<boolean>`${stories.status} = 'published'`,
        })
        .from(stories)
        .where(wanted(sql`${stories.id}`, sql`${stories.title}`, sql`${stories.slug}`))
        .orderBy(rank(sql`${stories.title}`), desc(stories.id))
        .limit(limit),
    producer: async () =>
      db
        .select({
          id: sql<string>`${producers.id}`,
          address: producers.slug,
          name: producers.name,
          detail: place,
          isPublished: sql<boolean>`${producers.status} = 'published'`,
        })
        .from(producers)
        .where(
          wanted(
            sql`${producers.id}`,
            sql`${producers.name}`,
            sql`coalesce(${producers.fullName}, '')`,
            sql`${producers.slug}`,
          ),
        )
        .orderBy(rank(sql`${producers.name}`), asc(producers.id))
        .limit(limit),
    origin: async () =>
      db
        .select({
          id: sql<string>`${regions.id}`,
          address: regions.path,
          name: sql<string>`coalesce(${regions.nameEn}, ${regions.name})`,
          detail: sql<string>`${regions.path}`,
          isPublished: sql<boolean>`true`,
        })
        .from(regions)
        .where(
          wanted(
            sql`${regions.id}`,
            sql`${regions.name}`,
            sql`coalesce(${regions.nameEn}, '')`,
            sql`array_to_string(${regions.aliases}, ' ')`,
            sql`${regions.path}`,
          ),
        )
        .orderBy(rank(sql`${regions.name}`), asc(regions.path))
        .limit(limit),
  };
  const found = await Promise.all(
    kinds.map(async (kind) => (await read[kind]()).map((row) => ({ kind, ...row }))),
  );
  return found.flat();
}
