import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { coffees, lots, variants } from '@/db/schema';
import { getCoffeePage } from '@/lib/catalog/coffee-page';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import type { CatalogEntry, CoffeePage } from '@/lib/catalog/types';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { inWords, type RecordKind, type Values } from '../editing';
import { missingWords } from './for-sale';
import { readForSale } from './sale-record';
import { type CatalogSubject, CHECKED, checkedChanges } from './service';

export type Preview = {
  coffee: CoffeePage | null;
  name: string;
  today: string;
  entries: CatalogEntry[];
  /** What has to be so before it can be bought, as the editor's checklist says it. */
  missing: string[];
};

/** Carries the page out of the transaction that must not stay. */
class Drawn extends Error {
  constructor(readonly preview: Preview) {
    super('drawn');
  }
}

/**
 * The product page as it would be with these changes saved: they are written as saving writes them, the page is read as
 * the shop reads it, and all of it is rolled back. Nothing is published, told or kept.
 * @returns `coffee` null for a coffee without a lot, which has no page yet
 * @throws DomainError not_found; invalid_input when the changes could not be saved
 */
export async function previewPage(
  db: Db,
  actor: Actor,
  { subject, id, changes }: { subject: CatalogSubject; id: string; changes: Values },
): Promise<Preview> {
  try {
    return await db.transaction(async (tx) => {
      const kind = CHECKED[subject].kind as unknown as RecordKind<Values>;
      const now = await kind.read(tx, id);
      if (!now) throw new DomainError('not_found');
      const fields = checkedChanges(CHECKED[subject].schema as never, now.values, changes);
      if (Object.keys(fields).length > 0)
        await inWords(() => kind.write(tx, id, fields, now.version + 1, actor));
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
      throw new Drawn({
        coffee: await getCoffeePage(tx, coffee.slug, 'drafts', lotId ?? undefined),
        name: coffee.name,
        today: await shopToday(tx),
        entries: await listCatalog(tx, coffee.id),
        missing: missingWords(sale),
      });
    });
  } catch (error) {
    if (error instanceof Drawn) return error.preview;
    throw error;
  }
}

async function lotOf(
  tx: Parameters<Parameters<Db['transaction']>[0]>[0],
  subject: CatalogSubject,
  id: string,
): Promise<LotId | null> {
  if (subject === 'coffee') return null;
  if (subject === 'lot') return id as LotId;
  const [size] = await tx
    .select({ lotId: variants.lotId })
    .from(variants)
    .where(eq(variants.id, id as VariantId));
  return size?.lotId ?? null;
}
