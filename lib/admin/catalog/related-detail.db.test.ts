import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { coffees, lots } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { type CoffeeId, grams } from '@/lib/kernel/units';
import { coffeeDetail } from './details';
import { createCoffee, createLot, saveCoffee } from './service';
import { ANA, addCoffeeToEdit } from './testing';

const database = useTestDatabase();
const db = () => database.db;
const add = async () => (await addCoffeeToEdit(db())).coffeeId;
const ids = (lines: readonly { id: string }[] | undefined) => lines?.map((line) => line.id);

it('shows what the shop finds, with reasons, beside four pins and what is left out', async () => {
  const coffeeId = await add();
  const others = [await add(), await add(), await add(), await add(), await add()];
  const alone = (await coffeeDetail(db(), coffeeId)).related;
  expect(alone?.found).toEqual(alone?.shown);
  expect(alone?.found).toHaveLength(4);
  for (const line of alone?.found ?? []) expect(line.reason).not.toBe('');

  const pins = others.slice(1).toReversed();
  const exclusions = [others[0] as CoffeeId];
  await saveCoffee(db(), ANA, { id: coffeeId, version: 1, changes: { pins, exclusions } });
  const { related } = await coffeeDetail(db(), coffeeId);
  expect(ids(related?.shown)).toEqual(pins);
  expect(related?.found).toEqual(alone?.found);
  expect(related?.passedOver).toEqual([]);
});

it('names a pinned one that is passed over while it cannot be bought', async () => {
  const coffeeId = await add();
  const gone = await add();
  await saveCoffee(db(), ANA, { id: coffeeId, version: 1, changes: { pins: [gone] } });
  await db()
    .update(lots)
    .set({ onHand: grams(0) })
    .where(eq(lots.coffeeId, gone));
  const { related } = await coffeeDetail(db(), coffeeId);
  expect(ids(related?.passedOver)).toEqual([gone]);
  expect(ids(related?.shown)).not.toContain(gone);
});

it('finds for a draft what would stand there, as soon as it has a lot', async () => {
  const other = await add();
  const { id } = await createCoffee(db(), ANA, { name: 'Draft', kind: 'coffee', slug: 'draft' });
  expect((await coffeeDetail(db(), id)).related).toBeNull();
  await createLot(db(), ANA, { coffeeId: id, lotCode: 'ZZ-D-2026', cropYear: '2026' });
  await saveCoffee(db(), ANA, { id, version: 1, changes: { pins: [other] } });
  const { related } = await coffeeDetail(db(), id);
  expect(related?.shown[0]).toMatchObject({ id: other });
  expect(related?.found.length).toBeGreaterThan(0);
  expect((await db().select({ status: coffees.status }).from(coffees).where(eq(coffees.id, id)))[0]).toEqual({
    status: 'draft',
  });
});
