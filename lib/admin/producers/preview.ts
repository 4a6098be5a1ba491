import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { producers } from '@/db/schema';
import { getOriginPage } from '@/lib/catalog/origins';
import { getProducer } from '@/lib/catalog/producers';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import type { CatalogEntry, OriginPage, ProducerPage } from '@/lib/catalog/types';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { ProducerId } from '@/lib/kernel/units';
import { mapsIn } from '@/lib/stories/rules';
import { asIfSaved } from '../as-if-saved';
import type { Values } from '../editing';
import { producerInput } from './input';
import { producerRecordFor } from './service';

/** What the page of a producer is drawn from. */
export type ProducerShown = {
  producer: ProducerPage;
  entries: CatalogEntry[];
  /** The places that maps in the text show. */
  origins: (OriginPage | null)[];
  today: string;
};

/** As the producer is saved, published or not; null when there is no such producer. */
export async function producerShown(db: Db | Tx, id: string): Promise<ProducerShown | null> {
  const [row] = await db
    .select({ slug: producers.slug })
    .from(producers)
    .where(eq(producers.id, id as ProducerId));
  const producer = row && (await getProducer(db, row.slug, 'drafts'));
  if (!producer) return null;
  const [entries, today, ...origins] = await Promise.all([
    listCatalog(db),
    shopToday(db),
    ...mapsIn(producer.body).map((path) => getOriginPage(db, path)),
  ]);
  return { producer, entries, origins, today };
}

/**
 * The page of a producer as it would be with these changes saved.
 * @throws DomainError not_found; invalid_input when the changes could not be saved
 */
export const previewProducer = (
  db: Db,
  actor: Actor,
  input: { id: string; changes: Values },
): Promise<ProducerShown> =>
  asIfSaved(db, actor, { kind: producerRecordFor(actor), schema: producerInput }, input, async (tx) => {
    const shown = await producerShown(tx, input.id);
    if (!shown) throw new DomainError('not_found');
    return shown;
  });
