import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { carts, dailyCounts } from '@/db/schema';
import { addLineInput } from './input';
import { addLine, addLines } from './service';
import { BAG_250, BAR, EXPORT_BAG, useCartShop } from './testing';

const shop = useCartShop();
const line = { variantId: BAG_250, grind: 'filter', quantity: 1 } as const;
const added = async () =>
  (await shop.db.select().from(dailyCounts).where(eq(dailyCounts.kind, 'cart_add'))).map(({ subject, n }) => [
    subject,
    n,
  ]);
const campaignOf = async (id: (typeof carts.$inferSelect)['id']) =>
  (await shop.db.select({ campaign: carts.campaign }).from(carts).where(eq(carts.id, id)))[0]?.campaign;

beforeEach(() => shop.db.delete(dailyCounts));

it('keeps the campaign that led to the cart until another link leads to it', async () => {
  const { id } = await addLine(shop.db, null, { ...line, campaign: 'spring letter' });
  expect(await campaignOf(id)).toBe('spring letter');
  await addLine(shop.db, id, line);
  expect(await campaignOf(id)).toBe('spring letter');
  await addLine(shop.db, id, { ...line, campaign: 'autumn' });
  expect(await campaignOf(id)).toBe('autumn');
});

it('drops a campaign that is none, and sells all the same', () => {
  const asked = { variantId: BAG_250, grind: 'filter', quantity: 1 };
  for (const campaign of ['', '%%', 'ana@example.com', 7, null, 'x'.repeat(5000)])
    expect(addLineInput.safeParse({ ...asked, campaign }).success).toBe(true);
  expect(addLineInput.parse({ ...asked, campaign: 7 }).campaign).toBeNull();
  expect(addLineInput.parse({ ...asked, campaign: '<b>Spring</b>' }).campaign).toBe('b spring b');
  expect(addLineInput.parse(asked).campaign).toBeUndefined();
});

it('counts a bag that came into a cart, and nothing that did not', async () => {
  await addLine(shop.db, null, line);
  await addLine(shop.db, null, { ...line, quantity: 2 });
  await addLine(shop.db, null, { ...line, variantId: EXPORT_BAG }).catch(() => {});
  expect(await added()).toEqual([['cof_peru-la-convencion', 2]]);
});

it('counts the same coffees in one order, however two carts name them', async () => {
  const [one, two] = [line, { variantId: BAR, grind: 'none', quantity: 1 } as const];
  const carts = Array.from({ length: 20 }, (_, i) =>
    addLines(shop.db, null, i % 2 ? [one, two] : [two, one]),
  );
  const views = await Promise.all(carts);
  expect(views.map(({ view }) => view.count)).toEqual(Array.from({ length: 20 }, () => 2));
  expect((await added()).map(([, n]) => n)).toEqual([20, 20]);
});
