import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, shopSettings, variants } from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { assertAddressesFree } from '../addresses';
import { inWords, type RecordKind, recordCreated, type Values } from '../editing';
import { saveChecked } from '../save-checked';
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
export type Checked<V extends Values> = { kind: RecordKind<V>; schema: z.ZodType<V> };
const COFFEE = { kind: coffeeRecord, schema: coffeeInput } satisfies Checked<z.output<typeof coffeeInput>>;
const LOT = { kind: lotRecord, schema: lotInput } satisfies Checked<z.output<typeof lotInput>>;
const VARIANT = { kind: variantRecord, schema: variantInput } satisfies Checked<VariantValues>;
export const CHECKED = { coffee: COFFEE, lot: LOT, variant: VARIANT } as const;
export type CatalogSubject = keyof typeof CHECKED;

export const saveCoffee = (db: Db, actor: Actor, input: SaveInput) =>
  saveChecked(db, actor, COFFEE.kind, COFFEE.schema, input);
export const saveLot = (db: Db, actor: Actor, input: SaveInput) =>
  saveChecked(db, actor, LOT.kind, LOT.schema, input);
export const saveVariant = (db: Db, actor: Actor, input: SaveInput) =>
  saveChecked(db, actor, VARIANT.kind, VARIANT.schema, input);

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
