import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, variants } from '@/db/schema';
import { getCoffeePage } from '@/lib/catalog/coffee-page';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import type { CatalogEntry, CoffeePage } from '@/lib/catalog/types';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { asIfSaved } from '../as-if-saved';
import type { Values } from '../editing';
import { missingWords } from './for-sale';
import { readForSale } from './sale-record';
import { type CatalogSubject, CHECKED, type Checked } from './service';

export type Preview = {
  coffee: CoffeePage | null;
  name: string;
  today: string;
  entries: CatalogEntry[];
  /** What has to be so before it can be bought, as the editor's checklist says it. */
  missing: string[];
};

/**
 * The product page as it would be with these changes saved.
 * @returns `coffee` null for a coffee without a lot, which has no page yet
 * @throws DomainError not_found; invalid_input when the changes could not be saved
 */
export const previewPage = (
  db: Db,
  actor: Actor,
  { subject, id, changes }: { subject: CatalogSubject; id: string; changes: Values },
): Promise<Preview> =>
  asIfSaved(db, actor, CHECKED[subject] as unknown as Checked<Values>, { id, changes }, async (tx) => {
    const lotId = await lotOf(tx, subject, id);
    const [coffee] = await tx
      .select({ id: coffees.id, slug: coffees.slug, name: coffees.name })
      .from(coffees)
      .where(
        lotId
          ? eq(coffees.id, tx.select({ id: lots.coffeeId }).from(lots).where(eq(lots.id, lotId)))
          : eq(coffees.id, id as CoffeeId),
      );
    const sale =
      coffee &&
      (await readForSale(tx, coffee.id, {
        ...(subject === 'lot' && { lotId: id }),
        ...(subject === 'variant' && { variantId: id }),
      }));
    if (!coffee || !sale) throw new DomainError('not_found');
    return {
      coffee: await getCoffeePage(tx, coffee.slug, 'drafts', lotId ?? undefined),
      name: coffee.name,
      today: await shopToday(tx),
      entries: await listCatalog(tx, coffee.id),
      missing: missingWords(sale),
    };
  });

async function lotOf(tx: Tx, subject: CatalogSubject, id: string): Promise<LotId | null> {
  if (subject === 'coffee') return null;
  if (subject === 'lot') return id as LotId;
  const [size] = await tx
    .select({ lotId: variants.lotId })
    .from(variants)
    .where(eq(variants.id, id as VariantId));
  return size?.lotId ?? null;
}
