import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cartLines, carts, coffees, lots, orders, shopSettings, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { release, reserve } from '@/lib/inventory/service';
import { setNow } from '@/lib/kernel/clock';
import { type CartId, grams, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { BAG_1KG, BAG_250, BAR, EXPORT_BAG, GREEN_5LB, LOT, openShop } from './fixture';
import { addLineInput } from './input';
import { getCart } from './queries';
import { acceptPrices, addLine, removeLine, setCountry, setQuantity } from './service';
import type { CartView, Grind } from './types';

const at = useTestDatabase();
// A Monday, seven in the morning in New York.
setNow('2026-11-16T12:00:00Z');
afterAll(() => setNow());

/** Enough for ten bags of 250 g and no eleventh. */
const TEN_BAGS = 3000;

beforeEach(async () => {
  await at.db.execute(
    sql`truncate shop_settings, shipping_services, coffees, carts restart identity cascade`,
  );
  await openShop(at.db, TEN_BAGS);
});

const bag = (quantity: number, variantId: VariantId = BAG_250, grind: Grind = 'whole-bean') => ({
  variantId,
  grind,
  quantity,
});
const stored = (cart: CartView) => cart.lines.map((line) => [line.variantId, line.grind, line.quantity]);
const add = async (id: CartId | null, line = bag(1)) => addLine(at.db, id, line);
const show = async (id: CartId) => {
  const cart = await getCart(at.db, id);
  if (!cart) throw new Error('no cart');
  return cart;
};

describe('adding', () => {
  it('makes a cart for a new visitor and shows the line in it', async () => {
    const { id, view } = await add(null, bag(2));
    expect(view).toMatchObject({ count: 2, subtotal: 2900, currency: 'USD', country: 'US', gross: 600 });
    expect(view.lines[0]).toMatchObject({
      coffeeName: 'Peru La Convención',
      sizeLabel: '250 g',
      unitPrice: 1450,
      basePrice: 2631,
      unitPriceBase: 'lb',
      available: 10,
      sheet: { altitudeMin: 1100, altitudeMax: 1900, process: 'washed' },
      problem: null,
    });
    expect(await show(id)).toEqual(view);
  });

  it('adds to the line of the same grind and keeps another grind apart', async () => {
    const { id } = await add(null, bag(1));
    await add(id, bag(2));
    const { view } = await add(id, bag(1, BAG_250, 'espresso'));
    expect(stored(view)).toEqual([
      [BAG_250, 'whole-bean', 3],
      [BAG_250, 'espresso', 1],
    ]);
  });

  it('takes the price from the shop, whatever a browser sends', async () => {
    const sent = { variantId: BAG_250, grind: 'whole-bean', quantity: '1', price: 1, unitPrice: 1, draw: 1 };
    const line = addLineInput.parse(sent);
    expect(line).toEqual({ variantId: BAG_250, grind: 'whole-bean', quantity: 1 });
    expect((await add(null, line)).view.subtotal).toBe(1450);
  });

  it('starts a new cart for a cookie whose cart is gone', async () => {
    const gone = 'cart_gone' as CartId;
    const { id, view } = await add(gone);
    expect(id).not.toBe(gone);
    expect(view.count).toBe(1);
  });

  it('makes both of two simultaneous clicks count', async () => {
    const { id } = await add(null, bag(1));
    await Promise.all([add(id, bag(1)), add(id, bag(1, BAG_1KG)), add(id, bag(1)), add(id, bag(2))]);
    expect(stored(await show(id))).toEqual([
      [BAG_250, 'whole-bean', 5],
      [BAG_1KG, 'whole-bean', 1],
    ]);
  });

  it('grinds no green coffee and no chocolate, and roasted coffee that was not asked to be ground stays whole', async () => {
    const { id } = await add(null, bag(1, GREEN_5LB, 'espresso'));
    await add(id, bag(1, BAR, 'filter'));
    expect(stored((await add(id, bag(1, BAG_250, 'none'))).view)).toEqual([
      [GREEN_5LB, 'none', 1],
      [BAR, 'none', 1],
      [BAG_250, 'whole-bean', 1],
    ]);
  });

  it('takes the price per pound of a pack sold by the pound from its pounds', async () => {
    const { view } = await add(null, bag(1, GREEN_5LB, 'none'));
    expect(view.lines[0]).toMatchObject({ form: 'green', basePrice: 661, unitPriceBase: 'lb' });
  });
});

describe('refusing', () => {
  const refused = (line: ReturnType<typeof bag>) => expect(add(null, line)).rejects;

  it('sends a full export bag to a quote', () =>
    refused(bag(1, EXPORT_BAG, 'none')).toMatchObject({ code: 'freight_only' }));

  it('sells no size that does not exist', () =>
    refused(bag(1, 'var_none' as VariantId)).toMatchObject({ code: 'variant_unavailable' }));

  it('sells nothing that was taken off sale, is not landed or not published', async () => {
    const unavailable = { code: 'variant_unavailable' };
    await at.db.update(variants).set({ active: false }).where(eq(variants.id, BAG_1KG));
    await refused(bag(1, BAG_1KG)).toMatchObject(unavailable);
    await at.db.update(lots).set({ stage: 'afloat' }).where(eq(lots.id, LOT));
    await refused(bag(1)).toMatchObject(unavailable);
    await at.db.update(coffees).set({ status: 'draft' });
    await refused(bag(1, BAR, 'none')).toMatchObject(unavailable);
  });

  it('leaves no empty cart behind', async () => {
    await refused(bag(1, EXPORT_BAG, 'none')).toThrow();
    expect(await at.db.select().from(carts)).toEqual([]);
  });
});

describe('stock', () => {
  it('sets the quantity to what fits and says how many are left', async () => {
    const { view } = await add(null, bag(12));
    expect(stored(view)).toEqual([[BAG_250, 'whole-bean', 10]]);
    expect(view.notice).toEqual({
      code: 'insufficient_stock',
      detail: { units: 10, name: 'Peru La Convención, 250 g' },
    });
    expect((await show(await onlyCart())).notice).toBeNull();
  });

  it('counts several sizes of one lot by the sum of their grams', async () => {
    // 3000 g: one kilogram takes 1191, which leaves six bags of 298.
    const { id } = await add(null, bag(1, BAG_1KG));
    const { view } = await add(id, bag(9));
    expect(stored(view)).toContainEqual([BAG_250, 'whole-bean', 6]);
    expect(view.notice?.detail).toMatchObject({ units: 6 });
    // Two grinds of one size share the pool as well.
    const second = await add(id, bag(1, BAG_250, 'filter'));
    expect(stored(second.view)).toHaveLength(2);
    expect(second.view.notice?.detail).toMatchObject({ units: 0 });
    expect(second.view.lines.map((line) => line.available)).toEqual([1, 6]);
  });

  it('never lets simultaneous adds of different sizes hold more than the lot', async () => {
    const { id } = await add(null, bag(1));
    await Promise.all([
      add(id, bag(9)),
      add(id, bag(9, BAG_250, 'moka')),
      add(id, bag(2, BAG_1KG)),
      add(id, bag(2, BAG_1KG, 'filter')),
    ]);
    const draws: Record<string, number> = { [BAG_250]: 298, [BAG_1KG]: 1191 };
    const total = (await show(id)).lines.reduce((g, l) => g + l.quantity * (draws[l.variantId] ?? 0), 0);
    expect(total).toBeLessThanOrEqual(TEN_BAGS);
    expect(total).toBeGreaterThan(0);
  });

  it('adds nothing of what is sold out, and says so', async () => {
    await at.db
      .update(lots)
      .set({ onHand: grams(297) })
      .where(eq(lots.id, LOT));
    const { view } = await add(null);
    expect(view).toMatchObject({ lines: [], notice: { code: 'insufficient_stock', detail: { units: 0 } } });
  });

  it('keeps a line whose lot has sold out since, marks it, and lets it be made smaller', async () => {
    const { id } = await add(null, bag(4));
    await at.db
      .update(lots)
      .set({ onHand: grams(0) })
      .where(eq(lots.id, LOT));
    expect((await show(id)).lines[0]).toMatchObject({ quantity: 4, problem: { kind: 'sold_out' } });
    const smaller = await setQuantity(at.db, id, bag(2));
    expect(stored(smaller)).toEqual([[BAG_250, 'whole-bean', 2]]);
    expect(smaller.notice).toBeNull();
  });

  it('marks only the line that was added last when the lot is short for both', async () => {
    const { id } = await add(null, bag(4));
    await add(id, bag(1, BAG_1KG));
    await at.db
      .update(lots)
      .set({ onHand: grams(1500) })
      .where(eq(lots.id, LOT));
    expect((await show(id)).lines.map((line) => line.problem)).toEqual([null, { kind: 'sold_out' }]);
    await at.db
      .update(lots)
      .set({ onHand: grams(900) })
      .where(eq(lots.id, LOT));
    expect((await show(id)).lines[0]?.problem).toEqual({ kind: 'not_enough', units: 3 });
  });

  it('does not call the last bags sold out to the one whose own unpaid order holds them', async () => {
    const { id } = await add(null, bag(10));
    const other = (await add(null, bag(1))).id;
    await placeOrder(id, 10);
    expect((await show(id)).lines[0]).toMatchObject({ available: 10, problem: null });
    expect((await show(other)).lines[0]?.problem).toEqual({ kind: 'sold_out' });
    await at.db.transaction((tx) => release(tx, ORDER, 'test'));
    expect((await show(id)).lines[0]?.available).toBe(10);
  });

  it('reserves nothing for a cart', async () => {
    await add(null, bag(10));
    const [lot] = await at.db.select().from(lots).where(eq(lots.id, LOT));
    expect(lot?.reserved).toBe(0);
  });
});

describe('changing a line', () => {
  it('sets a quantity, removes at 0, and repeats without harm', async () => {
    const { id } = await add(null);
    expect(stored(await setQuantity(at.db, id, bag(7)))).toEqual([[BAG_250, 'whole-bean', 7]]);
    expect(stored(await setQuantity(at.db, id, bag(7)))).toEqual([[BAG_250, 'whole-bean', 7]]);
    expect(stored(await setQuantity(at.db, id, bag(0)))).toEqual([]);
    expect(stored(await removeLine(at.db, id, bag(0)))).toEqual([]);
  });

  it('does not bring back a line that another window removed', async () => {
    const { id } = await add(null);
    await removeLine(at.db, id, bag(0));
    const late = await setQuantity(at.db, id, bag(3));
    expect(late).toMatchObject({ lines: [], notice: { code: 'cart_changed' } });
  });

  it('holds 24 of one size at most, in words', async () => {
    await at.db
      .update(lots)
      .set({ onHand: grams(500_000) })
      .where(eq(lots.id, LOT));
    const { id } = await add(null);
    const cart = await setQuantity(at.db, id, bag(30));
    expect(cart.lines[0]).toMatchObject({ quantity: 24, available: 24 });
    expect(cart.notice).toEqual({ code: 'quantity_limit', detail: { max: 24 } });
    expect((await add(id, bag(1))).view.notice).toMatchObject({ code: 'quantity_limit' });
  });

  it('shows a visitor without a cart an empty one', async () => {
    expect(await setQuantity(at.db, null, bag(0))).toMatchObject({ lines: [], count: 0, notice: null });
    expect(await getCart(at.db, 'cart_gone' as CartId)).toBeNull();
  });
});

describe('prices', () => {
  const raise = (price: number) =>
    at.db
      .update(variants)
      .set({ price: minor(price) })
      .where(eq(variants.id, BAG_250));

  it('shows old and new when a price changed, and charges the new one', async () => {
    const { id } = await add(null, bag(2));
    await raise(1600);
    const cart = await show(id);
    expect(cart.lines[0]).toMatchObject({
      unitPrice: 1600,
      problem: { kind: 'price_changed', oldPrice: 1450 },
    });
    expect(cart.subtotal).toBe(3200);
  });

  it('takes the new price for seen once it was accepted or the line changed', async () => {
    const { id } = await add(null);
    await raise(1600);
    await acceptPrices(at.db, id);
    expect((await show(id)).lines[0]?.problem).toBeNull();
    await raise(1700);
    expect((await setQuantity(at.db, id, bag(2))).lines[0]?.problem).toBeNull();
  });

  it('has a new hash after every change of what is bought or what it costs, and only then', async () => {
    const { id, view } = await add(null, bag(2));
    const other = await add(id, bag(1, BAR, 'none'));
    const hashes = [view.hash, other.view.hash];
    hashes.push((await setQuantity(at.db, id, bag(3))).hash);
    await raise(1600);
    hashes.push((await show(id)).hash);
    expect(new Set(hashes).size).toBe(4);
    await at.db
      .update(lots)
      .set({ onHand: grams(100_000) })
      .where(eq(lots.id, LOT));
    await acceptPrices(at.db, id);
    expect((await show(id)).hash).toBe(hashes.at(-1));
    // The same things put in the other way round.
    const twin = await add(null, bag(1, BAR, 'none'));
    expect((await add(twin.id, bag(3))).view.hash).toBe(hashes.at(-1));
  });

  it('does not add up two currencies', async () => {
    const { id } = await add(null);
    await at.db.update(shopSettings).set({ currency: 'EUR' });
    expect((await show(id)).lines[0]?.problem).toEqual({ kind: 'unavailable' });
  });
});

describe('shipping', () => {
  it('says how far free shipping is and when the parcel arrives', async () => {
    const { id, view } = await add(null, bag(2));
    expect(view.freeShippingGap).toEqual({ threshold: 6000, missing: 3100 });
    expect(view.delivery).toEqual({
      roastsOn: '2026-11-17',
      shipsOn: '2026-11-17',
      arrivesFrom: '2026-11-19',
      arrivesBy: '2026-11-23',
    });
    await removeLine(at.db, id, bag(0));
    const green = await add(id, bag(1, GREEN_5LB, 'none'));
    expect(green.view.delivery).toMatchObject({ roastsOn: null, shipsOn: '2026-11-16' });
  });

  it('keeps the country a visitor chose, and refuses one that nothing goes to', async () => {
    await expect(setCountry(at.db, null, 'AQ')).rejects.toMatchObject({ code: 'country_unserved' });
    const { id } = await setCountry(at.db, null, 'US');
    expect((await add(id)).view.country).toBe('US');
  });

  it('says when a cart is too heavy for a parcel, or its country is not served any more', async () => {
    await at.db
      .update(lots)
      .set({ onHand: grams(500_000) })
      .where(eq(lots.id, LOT));
    const { id } = await add(null, bag(14, GREEN_5LB, 'none'));
    expect(await show(id)).toMatchObject({
      shippingProblem: { kind: 'too_heavy', max: 31_500 },
      delivery: null,
    });
    await at.db.update(carts).set({ country: 'AQ' });
    expect((await show(id)).shippingProblem).toEqual({ kind: 'unserved' });
  });
});

it('marks what became freight or left the shop after it was added', async () => {
  const { id } = await add(null);
  await at.db.update(variants).set({ freight: true }).where(eq(variants.id, BAG_250));
  expect((await show(id)).lines[0]?.problem).toEqual({ kind: 'freight' });
  await at.db.update(variants).set({ active: false, freight: false }).where(eq(variants.id, BAG_250));
  expect((await show(id)).lines[0]).toMatchObject({ problem: { kind: 'unavailable' }, available: 0 });
  expect((await setQuantity(at.db, id, bag(5))).lines[0]?.quantity).toBe(1);
});

const ORDER = 'ord_test' as OrderId;

async function onlyCart(): Promise<CartId> {
  const [line] = await at.db.select({ id: cartLines.cartId }).from(cartLines);
  if (!line) throw new Error('no cart line');
  return line.id;
}

async function placeOrder(cartId: CartId, quantity: number): Promise<void> {
  await at.db.transaction(async (tx) => {
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
    const line = { lotId: LOT, variantId: BAG_250, name: 'bag', draw: grams(298), quantity };
    await reserve(tx, ORDER, [line]);
  });
}
