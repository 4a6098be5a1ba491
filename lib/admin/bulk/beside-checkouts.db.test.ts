import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { staff, variants } from '@/db/schema';
import { waitsForLock } from '@/db/testing';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { addLot, newCart, useShop } from '@/lib/orders/testing';
import { applyBulk, previewBulk } from './service';
import type { BulkCommand } from './types';

const shop = useShop(startDouble);
const ada = { id: 'stf_ada', name: 'Ada' };
const dearer: BulkCommand = { kind: 'price', by: 'amount', value: 100, rounding: 'none' };
const certify: BulkCommand = {
  kind: 'certify',
  scheme: 'Demeter',
  holder: 'producer',
  certificateNo: null,
  certifier: null,
  validFrom: null,
  validTo: '2030',
  coversThisSku: false,
};

beforeAll(async () => {
  await shop.db
    .insert(staff)
    .values({ ...ada, email: 'ada@example.com', role: 'editor', emailVerified: true });
});

describe('a bulk edit beside customers', () => {
  it('lets them order the very sizes that it has changed and not yet saved', async () => {
    const lot = await addLot(shop.db, 50_000);
    const cartId = await newCart(shop.db, [lot.pound, 1], [lot.fivePounds, 1]);
    const ids = [lot.pound, lot.fivePounds];
    const { seen } = await previewBulk(shop.db, { ids, command: dearer });
    await shop.db.transaction(async (tx) => {
      await applyBulk(tx, ada, { ids, command: dearer, seen });
      expect(await waitsForLock(shop.db, pressPay(shop.db, cartId))).toBe(false);
      // Nor does looking at another edit wait for this one.
      const preview = previewBulk(shop.db, { ids, command: dearer });
      expect(await waitsForLock(shop.db, preview)).toBe(false);
    });
  });

  it('ends no checkout of carts that name its lots and sizes in another order', async () => {
    const lots = [await addLot(shop.db, 500_000), await addLot(shop.db, 500_000)] as const;
    const sizes = lots.map(({ pound }) => pound);
    const hidden = lots[0].fivePounds;
    const lotIds = lots.map(({ lotId }) => lotId);
    let isOver = false;
    const edit = async () => {
      for (let round = 0; !isOver && round < 200; round++) {
        await previewBulk(shop.db, { ids: sizes, command: dearer });
        const shows: BulkCommand = { kind: 'active', active: true };
        await shop.db.update(variants).set({ active: false }).where(eq(variants.id, hidden));
        for (const [ids, command] of [
          [[...sizes, hidden], shows],
          [lotIds, certify],
          [lotIds, { kind: 'uncertify', scheme: 'Demeter' }],
        ] as [string[], BulkCommand][]) {
          const { seen } = await previewBulk(shop.db, { ids, command });
          await applyBulk(shop.db, ada, { ids, command, seen });
        }
      }
    };
    const buy = async (order: readonly (typeof sizes)[number][]) => {
      for (let n = 0; n < 12; n++)
        await pressPay(
          shop.db,
          await newCart(shop.db, ...order.map((size) => [size, 1] as [typeof size, 1])),
        );
    };
    const editing = edit();
    const bought = await Promise.allSettled([buy(sizes), buy([...sizes].reverse()), buy(sizes)]);
    isOver = true;
    await editing;
    expect(bought.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});
