import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { carts, shopSettings, variants } from '@/db/schema';
import { minor } from '@/lib/kernel/units';
import { acceptPrices, removeLine, setCountry, setQuantity } from './service';
import { BAG_250, BAR, bag, GREEN_5LB, useCartShop } from './testing';

const shop = useCartShop();

describe('prices', () => {
  const raise = (price: number) =>
    shop.db
      .update(variants)
      .set({ price: minor(price) })
      .where(eq(variants.id, BAG_250));

  it('shows old and new when a price changed, and charges the new one', async () => {
    const { id } = await shop.add(null, bag(2));
    await raise(1600);
    const cart = await shop.show(id);
    expect(cart.lines[0]).toMatchObject({
      unitPrice: 1600,
      problem: { kind: 'price_changed', oldPrice: 1450 },
    });
    expect(cart.subtotal).toBe(3200);
  });

  it('takes the new price for seen once it was accepted or the line changed', async () => {
    const { id } = await shop.add(null);
    await raise(1600);
    await acceptPrices(shop.db, id);
    expect((await shop.show(id)).lines[0]?.problem).toBeNull();
    await raise(1700);
    expect((await setQuantity(shop.db, id, bag(2))).lines[0]?.problem).toBeNull();
  });

  it('has a new hash after every change of what is bought or what it costs, and only then', async () => {
    const { id, view } = await shop.add(null, bag(2));
    const other = await shop.add(id, bag(1, BAR, 'none'));
    const hashes = [view.hash, other.view.hash];
    hashes.push((await setQuantity(shop.db, id, bag(3))).hash);
    await raise(1600);
    hashes.push((await shop.show(id)).hash);
    expect(new Set(hashes).size).toBe(4);
    await shop.leave(100_000);
    await acceptPrices(shop.db, id);
    expect((await shop.show(id)).hash).toBe(hashes.at(-1));
    // The same things put in the other way round.
    const twin = await shop.add(null, bag(1, BAR, 'none'));
    expect((await shop.add(twin.id, bag(3))).view.hash).toBe(hashes.at(-1));
  });

  it('does not add up two currencies', async () => {
    const { id } = await shop.add(null);
    await shop.db.update(shopSettings).set({ currency: 'EUR' });
    expect((await shop.show(id)).lines[0]?.problem).toEqual({ kind: 'unavailable' });
  });
});

describe('shipping', () => {
  it('says how far free shipping is and when the parcel arrives', async () => {
    const { id, view } = await shop.add(null, bag(2));
    expect(view.freeShippingGap).toEqual({ threshold: 6000, missing: 3100 });
    expect(view.delivery).toEqual({
      roastsOn: '2026-11-17',
      shipsOn: '2026-11-17',
      arrivesFrom: '2026-11-19',
      arrivesBy: '2026-11-23',
    });
    await removeLine(shop.db, id, bag(0));
    const green = await shop.add(id, bag(1, GREEN_5LB, 'none'));
    expect(green.view.delivery).toMatchObject({ roastsOn: null, shipsOn: '2026-11-16' });
  });

  it('keeps the country a visitor chose, and refuses one that nothing goes to', async () => {
    await expect(setCountry(shop.db, null, 'AQ')).rejects.toMatchObject({ code: 'country_unserved' });
    const { id } = await setCountry(shop.db, null, 'US');
    expect((await shop.add(id)).view.country).toBe('US');
  });

  it('says when a cart is too heavy for a parcel, or its country is not served any more', async () => {
    await shop.leave(500_000);
    const { id } = await shop.add(null, bag(14, GREEN_5LB, 'none'));
    expect(await shop.show(id)).toMatchObject({
      shippingProblem: { kind: 'too_heavy', max: 31_500 },
      delivery: null,
    });
    await shop.db.update(carts).set({ country: 'AQ' });
    expect((await shop.show(id)).shippingProblem).toEqual({ kind: 'unserved' });
  });
});
