import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { carts, coffees, lots, media, mediaPlacements, variants } from '@/db/schema';
import type { CartId, VariantId } from '@/lib/kernel/units';
import { addLineInput } from './input';
import { getCart } from './queries';
import { removeLine, setQuantity } from './service';
import { BAG_1KG, BAG_250, BAR, bag, EXPORT_BAG, GREEN_5LB, LOT, stored, useCartShop } from './testing';

const shop = useCartShop();

describe('adding', () => {
  it('makes a cart for a new visitor and shows the line in it', async () => {
    const { id, view } = await shop.add(null, bag(2));
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
    expect(await shop.show(id)).toEqual(view);
  });

  it('adds to the line of the same grind and keeps another grind apart', async () => {
    const { id } = await shop.add(null, bag(1));
    await shop.add(id, bag(2));
    const { view } = await shop.add(id, bag(1, BAG_250, 'espresso'));
    expect(stored(view)).toEqual([
      [BAG_250, 'whole-bean', 3],
      [BAG_250, 'espresso', 1],
    ]);
  });

  it('takes the price from the shop, whatever a browser sends', async () => {
    const sent = { variantId: BAG_250, grind: 'whole-bean', quantity: '1', price: 1, unitPrice: 1, draw: 1 };
    const line = addLineInput.parse(sent);
    expect(line).toEqual({ variantId: BAG_250, grind: 'whole-bean', quantity: 1 });
    expect((await shop.add(null, line)).view.subtotal).toBe(1450);
  });

  it('starts a new cart for a cookie whose cart is gone', async () => {
    const gone = 'cart_gone' as CartId;
    const { id, view } = await shop.add(gone);
    expect(id).not.toBe(gone);
    expect(view.count).toBe(1);
  });

  it('makes both of two simultaneous clicks count', async () => {
    const { id } = await shop.add(null, bag(1));
    await Promise.all([
      shop.add(id, bag(1)),
      shop.add(id, bag(1, BAG_1KG)),
      shop.add(id, bag(1)),
      shop.add(id, bag(2)),
    ]);
    expect(stored(await shop.show(id))).toEqual([
      [BAG_250, 'whole-bean', 5],
      [BAG_1KG, 'whole-bean', 1],
    ]);
  });

  it('grinds no green coffee and no chocolate, and roasted coffee that was not asked to be ground stays whole', async () => {
    const { id } = await shop.add(null, bag(1, GREEN_5LB, 'espresso'));
    await shop.add(id, bag(1, BAR, 'filter'));
    expect(stored((await shop.add(id, bag(1, BAG_250, 'none'))).view)).toEqual([
      [GREEN_5LB, 'none', 1],
      [BAR, 'none', 1],
      [BAG_250, 'whole-bean', 1],
    ]);
  });

  it('takes the price per pound of a pack sold by the pound from its pounds', async () => {
    const { view } = await shop.add(null, bag(1, GREEN_5LB, 'none'));
    expect(view.lines[0]).toMatchObject({ form: 'green', basePrice: 661, unitPriceBase: 'lb' });
  });
});

describe('refusing', () => {
  const refused = (line: ReturnType<typeof bag>) => expect(shop.add(null, line)).rejects;

  it('sends a full export bag to a quote', () =>
    refused(bag(1, EXPORT_BAG, 'none')).toMatchObject({ code: 'freight_only' }));

  it('sells no size that does not exist', () =>
    refused(bag(1, 'var_none' as VariantId)).toMatchObject({ code: 'variant_unavailable' }));

  it('sells nothing that was taken off sale, is not landed or not published', async () => {
    const unavailable = { code: 'variant_unavailable' };
    await shop.db.update(variants).set({ active: false }).where(eq(variants.id, BAG_1KG));
    await refused(bag(1, BAG_1KG)).toMatchObject(unavailable);
    await shop.db.update(lots).set({ stage: 'afloat' }).where(eq(lots.id, LOT));
    await refused(bag(1)).toMatchObject(unavailable);
    await shop.db.update(coffees).set({ status: 'draft' });
    await refused(bag(1, BAR, 'none')).toMatchObject(unavailable);
  });

  it('leaves no empty cart behind', async () => {
    await refused(bag(1, EXPORT_BAG, 'none')).toThrow();
    expect(await shop.db.select().from(carts)).toEqual([]);
  });
});

describe('changing a line', () => {
  it('sets a quantity, removes at 0, and repeats without harm', async () => {
    const { id } = await shop.add(null);
    expect(stored(await setQuantity(shop.db, id, bag(7)))).toEqual([[BAG_250, 'whole-bean', 7]]);
    expect(stored(await setQuantity(shop.db, id, bag(7)))).toEqual([[BAG_250, 'whole-bean', 7]]);
    expect(stored(await setQuantity(shop.db, id, bag(0)))).toEqual([]);
    expect(stored(await removeLine(shop.db, id, bag(0)))).toEqual([]);
  });

  it('does not bring back a line that another window removed', async () => {
    const { id } = await shop.add(null);
    await removeLine(shop.db, id, bag(0));
    const late = await setQuantity(shop.db, id, bag(3));
    expect(late).toMatchObject({ lines: [], notice: { code: 'cart_changed' } });
  });

  it('holds 24 of one size at most, in words', async () => {
    await shop.leave(500_000);
    const { id } = await shop.add(null);
    const cart = await setQuantity(shop.db, id, bag(30));
    expect(cart.lines[0]).toMatchObject({ quantity: 24, available: 24 });
    expect(cart.notice).toEqual({ code: 'quantity_limit', detail: { max: 24 } });
    expect((await shop.add(id, bag(1))).view.notice).toMatchObject({ code: 'quantity_limit' });
  });

  it('shows a visitor without a cart an empty one', async () => {
    expect(await setQuantity(shop.db, null, bag(0))).toMatchObject({ lines: [], count: 0, notice: null });
    expect(await getCart(shop.db, 'cart_gone' as CartId)).toBeNull();
  });
});

it('marks what became freight or left the shop after it was added', async () => {
  const { id } = await shop.add(null);
  await shop.db.update(variants).set({ freight: true }).where(eq(variants.id, BAG_250));
  expect((await shop.show(id)).lines[0]?.problem).toEqual({ kind: 'freight' });
  await shop.db.update(variants).set({ active: false, freight: false }).where(eq(variants.id, BAG_250));
  expect((await shop.show(id)).lines[0]).toMatchObject({ problem: { kind: 'unavailable' }, available: 0 });
  expect((await setQuantity(shop.db, id, bag(5))).lines[0]?.quantity).toBe(1);
});

it('shows the coffee’s photo on its line, small, and the sheet again when the photo is gone', async () => {
  const { id } = await shop.add(null);
  expect((await shop.show(id)).lines[0]?.thumb).toBeNull();
  const [coffee] = await shop.db.select({ id: lots.coffeeId }).from(lots).where(eq(lots.id, LOT));
  const file = (width: number) => ({
    key: `1/${'b'.repeat(32)}/${width}.webp`,
    format: 'webp' as const,
    width,
    height: width,
    bytes: 9,
  });
  await shop.db.insert(media).values({
    id: 'med_line',
    sha256: 'b'.repeat(64),
    fileName: 'line.jpg',
    alt: 'Beds',
    focusX: 200,
    focusY: 500,
    width: 800,
    height: 800,
    renditions: [file(800), file(400)],
    createdBy: 'stf_1',
  });
  await shop.db
    .insert(mediaPlacements)
    .values({ subject: 'coffee', subjectId: coffee?.id ?? '', mediaId: 'med_line' });
  expect((await shop.show(id)).lines[0]?.thumb).toEqual({
    src: `/media/${file(400).key}`,
    focus: 'focus-x-2 focus-y-5',
  });
  await shop.db.delete(mediaPlacements);
  expect((await shop.show(id)).lines[0]?.thumb).toBeNull();
});
