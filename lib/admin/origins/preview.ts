import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { regions } from '@/db/schema';
import { getOriginPage } from '@/lib/catalog/origins';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import type { CatalogEntry, OriginPage } from '@/lib/catalog/types';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { RegionId } from '@/lib/kernel/units';
import { mapsIn } from '@/lib/stories/rules';
import { asIfSaved } from '../as-if-saved';
import type { Values } from '../editing';
import { originInput } from './input';
import { originRecordFor } from './service';

/** What the page of an origin is drawn from. */
export type OriginShown = {
  origin: OriginPage;
  entries: CatalogEntry[];
  /** The places that maps in the text show. */
  maps: (OriginPage | null)[];
  today: string;
};

/**
 * The page of an origin as it would be with these changes saved; also of one that nothing in the shop comes from yet.
 * @throws DomainError not_found; invalid_input when the changes could not be saved
 */
export const previewOrigin = (
  db: Db,
  actor: Actor,
  input: { id: string; changes: Values },
): Promise<OriginShown> =>
  asIfSaved(db, actor, { kind: originRecordFor(actor), schema: originInput }, input, async (tx) => {
    const [row] = await tx
      .select({ path: regions.path })
      .from(regions)
      .where(eq(regions.id, input.id as RegionId));
    const origin = row && (await getOriginPage(tx, row.path, 'drafts'));
    if (!origin) throw new DomainError('not_found');
    const [entries, today, ...maps] = await Promise.all([
      listCatalog(tx),
      shopToday(tx),
      ...mapsIn(origin.body).map((path) => getOriginPage(tx, path)),
    ]);
    return { origin, entries, maps, today };
  });
