import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cartLines, lots, orders, variants } from '@/db/schema';
import { release, reserve } from '@/lib/inventory/service';
import { errorText } from '@/lib/kernel/error-copy';
import { type CartId, grams, minor, type OrderId } from '@/lib/kernel/units';
import { setQuantity } from './service';
import { BAG_1KG, BAG_250, bag, LOT, stored, TEN_BAGS, useCartShop } from './testing';
import type { CartView } from './types';

const shop = useCartShop();

describe('the grams of one lot', () => {
  it('sets the quantity to what fits and says how many are left', async () => {
    const { view } = await shop.add(null, bag(12));
    expect(stored(view)).toEqual([[BAG_250, 'whole-bean', 10]]);
    expect(view.notice).toEqual({
      code: 'insufficient_stock',
      detail: { units: 10, name: 'Peru La Convención', size: '250 g' },
    });
    expect((await shop.show(await onlyCart())).notice).toBeNull();
  });

  it('counts several sizes of one lot by the sum of their grams', async () => {
    // 3000 g: one kilogram takes 1191, which leaves six bags of 298.
    const { id } = await shop.add(null, bag(1, BAG_1KG));
    const { view } = await shop.add(id, bag(9));
    expect(stored(view)).toContainEqual([BAG_250, 'whole-bean', 6]);
    expect(view.notice?.detail).toMatchObject({ units: 6 });
    // Two grinds of one size share the pool as well.
    const second = await shop.add(id, bag(1, BAG_250, 'filter'));
    expect(stored(second.view)).toHaveLength(2);
    expect(second.view.notice?.detail).toMatchObject({ units: 0 });
    expect(second.view.lines.map((line) => line.available)).toEqual([1, 6]);
  });

  it('never lets simultaneous adds of different sizes hold more than the lot', async () => {
    const { id } = await shop.add(null, bag(1));
    await Promise.all([
      shop.add(id, bag(9)),
      shop.add(id, bag(9, BAG_250, 'moka')),
      shop.add(id, bag(2, BAG_1KG)),
      shop.add(id, bag(2, BAG_1KG, 'filter')),
    ]);
    const draws: Record<string, number> = { [BAG_250]: 298, [BAG_1KG]: 1191 };
    const total = (await shop.show(id)).lines.reduce((g, l) => g + l.quantity * (draws[l.variantId] ?? 0), 0);
    expect(total).toBeLessThanOrEqual(TEN_BAGS);
    expect(total).toBeGreaterThan(0);
  });

  it('adds nothing of a lot that is sold out, and says so', async () => {
    await shop.leave(297);
    for (const size of [BAG_250, BAG_1KG]) {
      const { view } = await shop.add(null, bag(1, size));
      expect(view.lines).toEqual([]);
      expect(wordsOf(view)).toBe('Peru La Convención has just sold out.');
    }
  });

  it('says of a size that it is gone, not of its lot, while a smaller bag can be had', async () => {
    await shop.leave(1190);
    const { id, view } = await shop.add(null, bag(1, BAG_1KG));
    expect(view.lines).toEqual([]);
    expect(wordsOf(view)).toBe('The 1 kg bag of Peru La Convención is gone; smaller bags are left.');
    // It stays true of the lot when those are in the cart.
    await shop.add(id, bag(3));
    expect(wordsOf((await shop.add(id, bag(1, BAG_1KG))).view)).toContain('smaller bags are left');
    // A size that is not sold is no way out.
    await shop.db.update(variants).set({ active: false }).where(eq(variants.id, BAG_250));
    expect(wordsOf((await shop.add(id, bag(1, BAG_1KG))).view)).toBe('Peru La Convención has just sold out.');
  });

  it('calls nothing sold out that only the other bags of the same cart take', async () => {
    const { id } = await shop.add(null, bag(10));
    const inTheWay = (size: string) =>
      `Your other bags leave too little of Peru La Convención for the ${size} bag.`;
    expect(wordsOf((await shop.add(id, bag(1, BAG_1KG))).view)).toBe(inTheWay('1 kg'));
    expect(wordsOf((await shop.add(id, bag(1, BAG_250, 'moka'))).view)).toBe(inTheWay('250 g'));
  });

  it('keeps a line whose lot has sold out since, marks it, and lets it be made smaller', async () => {
    const { id } = await shop.add(null, bag(4));
    await shop.leave(0);
    expect((await shop.show(id)).lines[0]).toMatchObject({ quantity: 4, problem: { kind: 'sold_out' } });
    const smaller = await setQuantity(shop.db, id, bag(2));
    expect(stored(smaller)).toEqual([[BAG_250, 'whole-bean', 2]]);
    expect(smaller.notice).toBeNull();
  });

  it('marks only the line that was added last when the lot is short for both', async () => {
    const { id } = await shop.add(null, bag(4));
    await shop.add(id, bag(1, BAG_1KG));
    await shop.leave(1500);
    expect((await shop.show(id)).lines.map((line) => line.problem)).toEqual([null, { kind: 'sold_out' }]);
    await shop.leave(900);
    expect((await shop.show(id)).lines[0]?.problem).toEqual({ kind: 'not_enough', units: 3 });
  });

  it('does not call the last bags sold out to the one whose own unpaid order holds them', async () => {
    const { id } = await shop.add(null, bag(10));
    const other = (await shop.add(null, bag(1))).id;
    await placeOrder(id, 10);
    expect((await shop.show(id)).lines[0]).toMatchObject({ available: 10, problem: null });
    expect((await shop.show(other)).lines[0]?.problem).toEqual({ kind: 'sold_out' });
    await shop.db.transaction((tx) => release(tx, ORDER, 'test'));
    expect((await shop.show(id)).lines[0]?.available).toBe(10);
  });

  it('reserves nothing for a cart', async () => {
    await shop.add(null, bag(10));
    const [lot] = await shop.db.select().from(lots).where(eq(lots.id, LOT));
    expect(lot?.reserved).toBe(0);
  });
});

const wordsOf = ({ notice }: CartView) => notice && errorText(notice);

const ORDER = 'ord_test' as OrderId;

async function onlyCart(): Promise<CartId> {
  const [line] = await shop.db.select({ id: cartLines.cartId }).from(cartLines);
  if (!line) throw new Error('no cart line');
  return line.id;
}

async function placeOrder(cartId: CartId, quantity: number): Promise<void> {
  await shop.db.transaction(async (tx) => {
    await tx.insert(orders).values({
      id: ORDER,
      number: 'TEST-1',
      cartId,
      mode: 'test',
      currency: 'USD',
      country: 'US',
      subtotal: minor(1450 * quantity),
      offeredRates: [],
      accessTokenHash: 'hash',
      cartHash: 'hash',
      grossWeight: grams(300 * quantity),
    });
    const line = {
      lotId: LOT,
      variantId: BAG_250,
      name: 'bag',
      sizeLabel: '250 g',
      draw: grams(298),
      quantity,
    };
    await reserve(tx, ORDER, [line]);
  });
}
