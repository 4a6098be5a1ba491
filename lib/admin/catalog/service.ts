import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
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
  shopSettings,
  slugHistory,
  stockLedger,
  stories,
  storyCoffees,
  variants,
} from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { assertAddressesFree } from '../addresses';
import {
  inWords,
  type RecordKind,
  recordCreated,
  recordRemoved,
  type Stored,
  saveRecord,
  type Values,
} from '../editing';
import { coffeeInput, type newCoffeeInput } from './coffee-input';
import { coffeeRecord } from './coffee-record';
import { problemsOf } from './fields';
import { type VariantValues, variantInput } from './input';
import { lotInput, type newLotInput } from './lot-input';
import { lotRecord } from './lot-record';
import { drawOf, forCrop, nextCrop } from './rules';
import { variantRecord } from './variant-record';

export type SaveInput = { id: string; version: number; changes: Values; note?: string };

/** A kind of record with the schema that its whole values must pass. */
type Checked<V extends Values> = { kind: RecordKind<V>; schema: z.ZodType<V> };
const COFFEE = { kind: coffeeRecord, schema: coffeeInput } satisfies Checked<z.output<typeof coffeeInput>>;
const LOT = { kind: lotRecord, schema: lotInput } satisfies Checked<z.output<typeof lotInput>>;
const VARIANT = { kind: variantRecord, schema: variantInput } satisfies Checked<VariantValues>;
export const CHECKED = { coffee: COFFEE, lot: LOT, variant: VARIANT } as const;
export type CatalogSubject = keyof typeof CHECKED;
/** The three kinds read alike. */
const kindOf = (subject: CatalogSubject) => CHECKED[subject].kind as unknown as RecordKind<Values>;

/**
 * The changes as they will be kept, checked together with what they do not change.
 * @throws DomainError invalid_input with the messages by field, also for a field that the form does not have
 */
export function checkedChanges<V extends Values>(
  schema: z.ZodType<V>,
  values: V,
  changes: Values,
): Partial<V> {
  const parsed = schema.safeParse({ ...values, ...changes });
  if (!parsed.success) throw new DomainError('invalid_input', {}, problemsOf(parsed.error));
  return Object.fromEntries(Object.keys(changes).map((field) => [field, parsed.data[field]])) as Partial<V>;
}

async function save<V extends Values>(
  db: Db,
  actor: Actor,
  { kind, schema }: Checked<V>,
  { id, version, changes, note }: SaveInput,
): Promise<Stored<V>> {
  return db.transaction(async (tx) => {
    const now = await kind.read(tx, id);
    // Whoever edits an older version is told that first: their changes may not fit the newer one.
    const checked =
      now?.version === version ? checkedChanges(schema, now.values, changes) : (changes as Partial<V>);
    return saveRecord(tx, actor, kind, { id, version, changes: checked, ...(note && { note }) });
  });
}

export const saveCoffee = (db: Db, actor: Actor, input: SaveInput) => save(db, actor, COFFEE, input);
export const saveLot = (db: Db, actor: Actor, input: SaveInput) => save(db, actor, LOT, input);
export const saveVariant = (db: Db, actor: Actor, input: SaveInput) => save(db, actor, VARIANT, input);

/** A draft coffee with a name, a kind and an address. @throws DomainError invalid_input */
export async function createCoffee(
  db: Db,
  actor: Actor,
  input: z.output<typeof newCoffeeInput>,
): Promise<{ id: CoffeeId }> {
  const id = newId<CoffeeId>('cof');
  await db.transaction(async (tx) => {
    await assertAddressesFree(tx, 'coffee', [input.slug], [id]);
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${coffees.position}), 0)` })
      .from(coffees);
    await inWords(() =>
      tx.insert(coffees).values({
        ...input,
        id,
        status: 'draft',
        provenance: 'shop',
        position: (last?.position ?? 0) + 1,
      }),
    );
    await recordCreated(tx, actor, coffeeRecord, id);
  });
  return { id };
}

/** A draft lot of a coffee. @throws DomainError not_found, invalid_input */
export async function createLot(
  db: Db,
  actor: Actor,
  { coffeeId, ...input }: z.output<typeof newLotInput>,
): Promise<{ id: LotId }> {
  const id = newId<LotId>('lot');
  await db.transaction(async (tx) => {
    await assertExists(tx, coffeeId as CoffeeId);
    await inWords(() =>
      tx
        .insert(lots)
        .values({ ...input, id, coffeeId: coffeeId as CoffeeId, stage: 'draft', provenance: 'shop' }),
    );
    await recordCreated(tx, actor, lotRecord, id);
  });
  return { id };
}

async function assertExists(tx: Tx, coffeeId: CoffeeId) {
  const [coffee] = await tx.select({ id: coffees.id }).from(coffees).where(eq(coffees.id, coffeeId));
  if (!coffee) throw new DomainError('not_found');
}

/** A size of a lot, priced in the shop's currency. @throws DomainError not_found, invalid_input */
export async function createVariant(
  db: Db | Tx,
  actor: Actor,
  { lotId, values }: { lotId: string; values: Values },
): Promise<{ id: VariantId }> {
  const parsed = variantInput.safeParse(values);
  if (!parsed.success) throw new DomainError('invalid_input', {}, problemsOf(parsed.error));
  const id = newId<VariantId>('var');
  await db.transaction(async (tx) => {
    // Held, so that the roast loss stays what the bag was worked out with until the lot's editor can see the bag.
    const [lot] = await tx
      .select()
      .from(lots)
      .where(eq(lots.id, lotId as LotId))
      .for('share');
    if (!lot) throw new DomainError('not_found');
    await insertVariant(tx, lot, id, parsed.data);
    await recordCreated(tx, actor, variantRecord, id);
  });
  return { id };
}

async function insertVariant(
  tx: Tx,
  lot: { id: LotId; roastLossBp: number },
  id: VariantId,
  values: VariantValues,
) {
  const [shop] = await tx.select({ currency: shopSettings.currency }).from(shopSettings).limit(1);
  await inWords(() =>
    tx.insert(variants).values({
      ...values,
      id,
      lotId: lot.id,
      draw: drawOf(values.form, values.net, lot.roastLossBp),
      currency: shop?.currency ?? 'USD',
    }),
  );
}

/**
 * A draft for the next crop: what describes the coffee stays, with its sizes under new SKUs; what belongs to the old crop
 * (grams, cuppings, analysis, certificates, what was paid, sources, dates) does not come along.
 */
export async function duplicateLot(db: Db, actor: Actor, id: string): Promise<{ id: LotId }> {
  const copyId = newId<LotId>('lot');
  await db.transaction(async (tx) => {
    const [lot] = await tx
      .select()
      .from(lots)
      .where(eq(lots.id, id as LotId));
    if (!lot) throw new DomainError('not_found');
    const cropYear = nextCrop(lot.cropYear);
    const { onHand, reserved, version, createdAt, updatedAt, ...described } = lot;
    const lotCode = await freeCode(tx, forCrop(lot.lotCode, lot.cropYear, cropYear), lots, lots.lotCode);
    await tx.insert(lots).values({
      ...described,
      id: copyId,
      lotCode,
      cropYear,
      stage: 'draft',
      icoMark: null,
      harvestEnd: null,
      shippedOn: null,
      arrivedOn: null,
      bagsImported: null,
    });
    const sizes = await tx.select().from(variants).where(eq(variants.lotId, lot.id));
    for (const size of sizes) {
      const sku = await freeCode(tx, forCrop(size.sku, lot.cropYear, cropYear), variants, variants.sku);
      const { sizeLabel, form, net, poundsX100, gross, price, freight, active, position } = size;
      const variantId = newId<VariantId>('var');
      const values = { sku, sizeLabel, form, net, poundsX100, gross, price, freight, active, position };
      await insertVariant(tx, { id: copyId, roastLossBp: lot.roastLossBp }, variantId, values);
      await recordCreated(tx, actor, variantRecord, variantId, `from ${size.sku}`);
    }
    await recordCreated(tx, actor, lotRecord, copyId, `from ${lot.lotCode}`);
  });
  return { id: copyId };
}

/** The wanted code, or the same with the first number behind it that nobody has. */
async function freeCode(
  tx: Tx,
  wanted: string,
  table: typeof lots | typeof variants,
  column: typeof lots.lotCode | typeof variants.sku,
): Promise<string> {
  for (let n = 1; ; n++) {
    const code = n === 1 ? wanted : `${wanted}-${n}`;
    const [taken] = await tx.select({ code: column }).from(table).where(eq(column, code)).limit(1);
    if (!taken) return code;
  }
}

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
  ).map((lot) => lot.id);

const sizesOf = async (tx: Db | Tx, lotIds: readonly LotId[]) =>
  lotIds.length === 0
    ? []
    : (
        await tx
          .select({ id: variants.id })
          .from(variants)
          .where(inArray(variants.lotId, [...lotIds]))
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
    const lotIds = subject === 'coffee' ? await lotsOf(tx, id) : subject === 'lot' ? [id as LotId] : [];
    const sizeIds = subject === 'variant' ? [id as VariantId] : await sizesOf(tx, lotIds);
    // From what hangs on it to the record itself. Reading locks: nobody puts any of it into a cart meanwhile.
    const all: [CatalogSubject, string][] = [
      ...sizeIds.map((size): [CatalogSubject, string] => ['variant', size]),
      ...lotIds.map((lot): [CatalogSubject, string] => ['lot', lot]),
      ...(subject === 'coffee' ? [['coffee', id] as [CatalogSubject, string]] : []),
    ];
    const label = kindOf(subject).label(found.values);
    const parts = [];
    for (const [kind, part] of all)
      parts.push({ kind, part, was: await kindOf(kind).read(tx, part, 'update') });
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
