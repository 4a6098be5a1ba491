import 'server-only';
import { and, asc, count, desc, ilike, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { media, mediaPlacements } from '@/db/schema';
import { PAGE_SIZE, type TablePage, type TableState } from '@/lib/admin/table';
import { photoOfRow } from '@/lib/kernel/photo';
import { getPhoto, listPlacements } from '@/lib/media/queries';
import type { OpenPhoto, PhotoRow } from './types';

const uses = sql<number>`(select count(*)::int from ${mediaPlacements} where ${mediaPlacements.mediaId} = ${media.id})`;
const SORT = {
  added: media.createdAt,
  fileName: media.fileName,
  alt: media.alt,
  credit: media.credit,
  uses,
} as const;

/** One page of the shop's photos; words are looked for in alt text, credit and file name. */
export async function listPhotos(db: Db, state: TableState): Promise<TablePage<PhotoRow>> {
  const like = `%${state.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const where: SQL | undefined = and(
    state.q === ''
      ? undefined
      : or(ilike(media.alt, like), ilike(media.credit, like), ilike(media.fileName, like)),
    state.filters.used === 'yes' ? sql`${uses} > 0` : undefined,
    state.filters.used === 'no' ? sql`${uses} = 0` : undefined,
  );
  const column = SORT[state.sort as keyof typeof SORT] ?? media.createdAt;
  const [rows, totals] = await Promise.all([
    db
      .select({ media, uses })
      .from(media)
      .where(where)
      .orderBy(state.descending ? desc(column) : asc(column), asc(media.id))
      .limit(PAGE_SIZE)
      .offset((state.page - 1) * PAGE_SIZE),
    db.select({ total: count() }).from(media).where(where),
  ]);
  return {
    rows: rows.map(({ media: row, uses }) => ({
      ...photoOfRow(row),
      fileName: row.fileName,
      createdAt: row.createdAt.toISOString(),
      uses,
    })),
    total: totals[0]?.total ?? 0,
  };
}

/** A photo with every place that shows it, or null. */
export async function openPhoto(db: Db, id: string): Promise<OpenPhoto | null> {
  const photo = await getPhoto(db, id);
  return photo && { ...photo, uses: await listPlacements(db, id) };
}
