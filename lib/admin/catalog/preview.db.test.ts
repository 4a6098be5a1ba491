import { expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { checkAuditChain } from '@/lib/kernel/audit';
import { coffeeDetail, lotDetail } from './details';
import { missingWords } from './for-sale';
import { previewPage } from './preview';
import { createCoffee, createLot } from './service';
import { ANA, addCoffeeToEdit } from './testing';

const database = useTestDatabase();
const db = () => database.db;

it('shows the page with what is not saved, and nothing of it stays', async () => {
  const { coffeeId, lotId, variantId } = await addCoffeeToEdit(db());
  const before = [
    await coffeeDetail(db(), coffeeId),
    await lotDetail(db(), lotId),
    await checkAuditChain(db()),
  ];
  const of = async (subject: 'coffee' | 'lot' | 'variant', id: string, changes: Record<string, unknown>) =>
    (await previewPage(db(), ANA, { subject, id, changes })).coffee;
  expect((await of('coffee', coffeeId, { name: 'Not saved', slug: 'not-saved' }))?.name).toBe('Not saved');
  expect((await of('lot', lotId, { flavourNotes: ['plum'] }))?.lot.notes).toEqual(['plum']);
  expect((await of('variant', variantId, { price: 999 }))?.lot.variants[0]?.price).toBe(999);
  expect([
    await coffeeDetail(db(), coffeeId),
    await lotDetail(db(), lotId),
    await checkAuditChain(db()),
  ]).toEqual(before);
});

it('shows a draft lot of a draft coffee, and the lot that is edited even when another one has landed', async () => {
  const { id: coffeeId } = await createCoffee(db(), ANA, { name: 'Draft', kind: 'coffee', slug: 'draft' });
  expect((await previewPage(db(), ANA, { subject: 'coffee', id: coffeeId, changes: {} })).coffee).toBeNull();
  const { id } = await createLot(db(), ANA, { coffeeId, lotCode: 'ZZ-D-2026', cropYear: '2026' });
  expect(
    (await previewPage(db(), ANA, { subject: 'coffee', id: coffeeId, changes: {} })).coffee?.lot.lotCode,
  ).toBe('ZZ-D-2026');
  const landed = await addCoffeeToEdit(db());
  const next = await createLot(db(), ANA, {
    coffeeId: landed.coffeeId,
    lotCode: 'ZZ-N-2027',
    cropYear: '2027',
  });
  const shown = await previewPage(db(), ANA, { subject: 'lot', id: next.id, changes: {} });
  expect(shown.coffee?.lot.lotCode).toBe('ZZ-N-2027');
  expect(id).not.toBe(next.id);
});

it('says what is missing with the words of the editor’s checklist, as it would be once the changes are saved', async () => {
  const { id: coffeeId } = await createCoffee(db(), ANA, { name: 'Bare', kind: 'coffee', slug: 'bare' });
  const { id } = await createLot(db(), ANA, { coffeeId, lotCode: 'ZZ-B-2026', cropYear: '2026' });
  const missing = async (changes: Record<string, unknown>) =>
    (await previewPage(db(), ANA, { subject: 'lot', id, changes })).missing;
  const all = missingWords((await lotDetail(db(), id)).sale);
  expect(all).toHaveLength(4);
  expect(await missing({})).toEqual(all);
  expect(await missing({ stage: 'landed' })).toEqual(all.slice(1));
});

it('refuses what could not be saved', async () => {
  const { lotId } = await addCoffeeToEdit(db());
  await expect(
    previewPage(db(), ANA, { subject: 'lot', id: lotId, changes: { altitudeMin: 9000, altitudeMax: 9000 } }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(
    previewPage(db(), ANA, { subject: 'lot', id: lotId, changes: { onHand: 1 } }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
});
