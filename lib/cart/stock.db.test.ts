import { expect, it } from 'vitest';
import { coffees } from '@/db/schema';
import { getStock } from './stock';
import { BAG_250, EXPORT_BAG, GREEN_5LB, useCartShop } from './testing';

const shop = useCartShop();

const stockOf = async (variantId: string) =>
  (await getStock(shop.db, 'peru-la-convencion'))?.variants.find((each) => each.variantId === variantId);

it('says for each size how many are left, when one arrives and what sending it costs', async () => {
  expect(await stockOf(BAG_250)).toEqual({
    variantId: BAG_250,
    units: 10,
    state: 'in-stock',
    roastsOn: '2026-11-17',
    shipsOn: '2026-11-17',
    arrivesBy: '2026-11-23',
    shipping: 795,
    freeShippingFrom: 6000,
  });
  expect(await stockOf(GREEN_5LB)).toMatchObject({
    units: 1,
    state: 'low',
    roastsOn: null,
    shipsOn: '2026-11-16',
  });
});

it('promises no date for what no parcel can carry', async () => {
  expect(await stockOf(EXPORT_BAG)).toMatchObject({ roastsOn: null, arrivesBy: null, shipping: null });
});

it('finds a coffee by its id too, and follows the lot', async () => {
  await shop.leave(297);
  expect((await getStock(shop.db, 'cof_peru-la-convencion'))?.variants[0]).toMatchObject({
    units: 0,
    state: 'sold-out',
  });
});

it('knows nothing of a coffee that is not there or not published', async () => {
  expect(await getStock(shop.db, 'no-such-coffee')).toBeNull();
  await shop.db.update(coffees).set({ status: 'draft' });
  expect(await getStock(shop.db, 'peru-la-convencion')).toBeNull();
});
