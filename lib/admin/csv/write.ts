import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { coffees, lots, shopSettings, variants } from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import { assertAddressesFree } from '../addresses';
import type { CoffeeValues } from '../catalog/coffee-input';
import { coffeeRecord } from '../catalog/coffee-record';
import type { VariantValues } from '../catalog/input';
import type { LotValues } from '../catalog/lot-input';
import { lotRecord } from '../catalog/lot-record';
import { drawOf } from '../catalog/rules';
import { variantRecord } from '../catalog/variant-record';
import { inWords, type RecordKind, recordCreated, saveRecord, type Values } from '../editing';
import type { CatalogKind } from './types';

/** Saves checked fields as an editor would: a version, its history, an audit entry. */
export function changeRecord(
  tx: Tx,
  actor: Actor,
  kind: CatalogKind,
  id: string,
  fields: Values,
  note: string,
): Promise<void> {
  switch (kind) {
    case 'coffee':
      return change(tx, actor, coffeeRecord, id, fields as Partial<CoffeeValues>, note);
    case 'lot':
      return change(tx, actor, lotRecord, id, fields as Partial<LotValues>, note);
    case 'variant':
      return change(tx, actor, variantRecord, id, fields as Partial<VariantValues>, note);
  }
}

async function change<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  id: string,
  changes: Partial<V>,
  note: string,
): Promise<void> {
  const found = await kind.read(tx, id);
  if (!found) throw new DomainError('not_found');
  await saveRecord(tx, actor, kind, { id, version: found.version, changes, note });
}

type New = { parentId: string; hasPosition: boolean; note: string };

/** A new record from checked, complete fields. */
export function createRecord(
  tx: Tx,
  actor: Actor,
  kind: CatalogKind,
  fields: Values,
  about: New,
): Promise<void> {
  switch (kind) {
    case 'coffee':
      return createCoffee(tx, actor, fields as CoffeeValues, about);
    case 'lot':
      return createLot(tx, actor, fields as LotValues, about);
    case 'variant':
      return createVariant(tx, actor, fields as VariantValues, about);
  }
}

async function createCoffee(tx: Tx, actor: Actor, values: CoffeeValues, { hasPosition, note }: New) {
  const id = newId<CoffeeId>('cof');
  const { slug, name, kind, provenance, ...rest } = values;
  await assertAddressesFree(tx, 'coffee', [slug], [id]);
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${coffees.position}), 0)::int` })
    .from(coffees);
  await inWords(() => tx.insert(coffees).values({ id, slug, name, kind, provenance }));
  const position = hasPosition ? rest.position : (last?.position ?? 0) + 1;
  await inWords(() => coffeeRecord.write(tx, id, { ...rest, position }, 1, actor));
  await recordCreated(tx, actor, coffeeRecord, id, note);
}

async function createLot(tx: Tx, actor: Actor, values: LotValues, { parentId, note }: New) {
  const id = newId<LotId>('lot');
  const { lotCode, cropYear, provenance, ...rest } = values;
  await inWords(() =>
    tx.insert(lots).values({ id, coffeeId: parentId as CoffeeId, lotCode, cropYear, provenance }),
  );
  await inWords(() => lotRecord.write(tx, id, rest, 1, actor));
  await recordCreated(tx, actor, lotRecord, id, note);
}

async function createVariant(tx: Tx, actor: Actor, values: VariantValues, { parentId, note }: New) {
  const id = newId<VariantId>('var');
  const lotId = parentId as LotId;
  // Held, as for a size made by hand: the roast loss must not change before the size can be seen.
  const [lot] = await tx
    .select({ roastLossBp: lots.roastLossBp })
    .from(lots)
    .where(eq(lots.id, lotId))
    .for('share');
  const [shop] = await tx.select({ currency: shopSettings.currency }).from(shopSettings).limit(1);
  if (!lot) throw new DomainError('not_found');
  await inWords(() =>
    tx.insert(variants).values({
      ...values,
      id,
      lotId,
      draw: drawOf(values.form, values.net, lot.roastLossBp),
      currency: shop?.currency ?? 'USD',
    }),
  );
  await recordCreated(tx, actor, variantRecord, id, note);
}
