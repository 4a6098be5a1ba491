import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  cartLines,
  coffeeComponents,
  coffees,
  factSources,
  lots,
  mediaPlacements,
  orderItems,
  relatedChoices,
  scheduledChanges,
  slugHistory,
  stockLedger,
  stories,
  storyCoffees,
  variants,
} from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { type RecordKind, recordRemoved, type Values } from '../editing';
import { type CatalogSubject, CHECKED } from './service';

/** The three kinds read alike. */
const kindOf = (subject: CatalogSubject) => CHECKED[subject].kind as unknown as RecordKind<Values>;

/** Why sizes must stay, in words; null when no order, cart or stock movement knows them. */
async function usedBy(tx: Db | Tx, sizeIds: readonly VariantId[]): Promise<string | null> {
  if (sizeIds.length === 0) return null;
  const [sold] = await tx
    .select({ n: orderItems.variantId })
    .from(orderItems)
    .where(inArray(orderItems.variantId, [...sizeIds]))
    .limit(1);
  if (sold) return 'orders name it';
  const [wanted] = await tx
    .select({ n: cartLines.variantId })
    .from(cartLines)
    .where(inArray(cartLines.variantId, [...sizeIds]))
    .limit(1);
  return wanted ? 'it lies in somebody’s cart' : null;
}

const lotsOf = async (tx: Db | Tx, coffeeId: string): Promise<LotId[]> =>
  (
    await tx
      .select({ id: lots.id })
      .from(lots)
      .where(eq(lots.coffeeId, coffeeId as CoffeeId))
      .orderBy(asc(lots.id))
  ).map((lot) => lot.id);

const sizesOf = async (tx: Db | Tx, lotIds: readonly LotId[]) =>
  lotIds.length === 0
    ? []
    : (
        await tx
          .select({ id: variants.id })
          .from(variants)
          .where(inArray(variants.lotId, [...lotIds]))
          .orderBy(asc(variants.id))
      ).map((size) => size.id);

async function lotsKeptBecause(tx: Db | Tx, lotIds: readonly LotId[]): Promise<string | null> {
  if (lotIds.length === 0) return null;
  const used = await usedBy(tx, await sizesOf(tx, lotIds));
  if (used) return used;
  const [moved] = await tx
    .select({ id: stockLedger.id })
    .from(stockLedger)
    .where(inArray(stockLedger.lotId, [...lotIds]))
    .limit(1);
  return moved ? 'its stock ledger has entries' : null;
}

/** What other people's records say of a coffee would vanish with it. */
async function namedBy(tx: Db | Tx, id: CoffeeId): Promise<string | null> {
  const [set] = await tx
    .select({ name: coffees.name })
    .from(coffeeComponents)
    .innerJoin(coffees, eq(coffees.id, coffeeComponents.coffeeId))
    .where(eq(coffeeComponents.componentId, id))
    .limit(1);
  if (set) return `it is part of ${set.name}`;
  const [pin] = await tx
    .select({ name: coffees.name })
    .from(relatedChoices)
    .innerJoin(coffees, eq(coffees.id, relatedChoices.coffeeId))
    .where(and(eq(relatedChoices.otherId, id), eq(relatedChoices.choice, 'pin')))
    .limit(1);
  if (pin) return `${pin.name} has it pinned as related`;
  const [story] = await tx
    .select({ title: stories.title })
    .from(storyCoffees)
    .innerJoin(stories, eq(stories.id, storyCoffees.storyId))
    .where(eq(storyCoffees.coffeeId, id))
    .limit(1);
  return story ? `the story “${story.title}” is about it` : null;
}

/** Why a record stays and can only be archived, in words; null when it is a draft that nobody ever bought. */
export async function keptBecause(tx: Db | Tx, subject: CatalogSubject, id: string): Promise<string | null> {
  switch (subject) {
    case 'coffee': {
      const [coffee] = await tx
        .select({ status: coffees.status })
        .from(coffees)
        .where(eq(coffees.id, id as CoffeeId));
      if (coffee?.status !== 'draft') return 'only a draft can be deleted';
      const [old] = await tx
        .select({ slug: slugHistory.slug })
        .from(slugHistory)
        .where(and(eq(slugHistory.kind, 'coffee'), eq(slugHistory.targetId, id)))
        .limit(1);
      if (old) return `/coffee/${old.slug} leads to it`;
      const own = await tx
        .select({ id: lots.id, stage: lots.stage })
        .from(lots)
        .where(eq(lots.coffeeId, id as CoffeeId));
      if (own.some((lot) => lot.stage !== 'draft')) return 'it has a lot that is no draft';
      const named = await namedBy(tx, id as CoffeeId);
      if (named) return named;
      return lotsKeptBecause(
        tx,
        own.map((lot) => lot.id),
      );
    }
    case 'lot': {
      const [lot] = await tx
        .select({ stage: lots.stage })
        .from(lots)
        .where(eq(lots.id, id as LotId));
      if (lot?.stage !== 'draft') return 'only a draft can be deleted';
      return lotsKeptBecause(tx, [id as LotId]);
    }
    case 'variant': {
      const [size] = await tx
        .select({ stage: lots.stage })
        .from(variants)
        .innerJoin(lots, eq(lots.id, variants.lotId))
        .where(eq(variants.id, id as VariantId));
      if (size && size.stage !== 'draft') return 'its lot is no draft any more';
      return usedBy(tx, [id as VariantId]);
    }
  }
}

/**
 * Deletes a draft that nobody bought, at the version somebody saw, with what hangs on it. What it all was stays in the
 * history and in the audit log.
 * @throws DomainError not_found; stale_edit; in_use with `because`
 */
export async function remove(
  db: Db,
  actor: Actor,
  subject: CatalogSubject,
  { id, version }: { id: string; version: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await kindOf(subject).read(tx, id, 'update');
    if (!found) throw new DomainError('not_found');
    if (found.version !== version) throw new DomainError('stale_edit', { version: found.version });
    const label = kindOf(subject).label(found.values);
    const lockAll = async (kind: CatalogSubject, ids: readonly string[]) => {
      const parts = [];
      for (const part of ids) parts.push({ kind, part, was: await kindOf(kind).read(tx, part, 'update') });
      return parts;
    };
    // Locked as by everybody: the coffee, then its lots, then their sizes. Nobody puts any of it into a cart meanwhile.
    const lotIds = subject === 'coffee' ? await lotsOf(tx, id) : subject === 'lot' ? [id as LotId] : [];
    const ofLots = await lockAll('lot', lotIds);
    const sizeIds = subject === 'variant' ? [id as VariantId] : await sizesOf(tx, lotIds);
    const ofSizes = await lockAll('variant', sizeIds);
    // Written down from what hangs on it to the record itself.
    const parts = [...ofSizes, ...ofLots, ...(subject === 'coffee' ? await lockAll('coffee', [id]) : [])];
    const because = await keptBecause(tx, subject, id);
    if (because) throw new DomainError('in_use', { because });
    for (const { kind, part, was } of parts)
      if (was) await recordRemoved(tx, actor, kindOf(kind), part, was, part === id ? '' : `with ${label}`);
    if (sizeIds.length > 0) await tx.delete(variants).where(inArray(variants.id, sizeIds));
    if (lotIds.length > 0) await tx.delete(lots).where(inArray(lots.id, lotIds));
    if (subject === 'coffee') {
      await tx
        .delete(mediaPlacements)
        .where(and(eq(mediaPlacements.subject, 'coffee'), eq(mediaPlacements.subjectId, id)));
      await tx.delete(coffees).where(eq(coffees.id, id as CoffeeId));
    }
    if (subject !== 'variant')
      await tx.delete(factSources).where(inArray(factSources.subjectId, [id, ...lotIds]));
    await tx
      .update(scheduledChanges)
      .set({ cancelledAt: new Date() })
      .where(
        and(
          eq(scheduledChanges.subject, subject),
          eq(scheduledChanges.subjectId, id),
          isNull(scheduledChanges.doneAt),
          isNull(scheduledChanges.cancelledAt),
        ),
      );
  });
}
