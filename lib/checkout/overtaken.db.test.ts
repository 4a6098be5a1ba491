import { asc, eq, inArray, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { lots } from '@/db/schema';
import { waitsForLock } from '@/db/testing';
import { startDouble } from '@/e2e/stripe-double/server';
import { addLot, newCart, useShop } from '@/lib/orders/testing';
import { ordersOf, pressPay } from './testing';

const shop = useShop(startDouble);

it('a checkout that the database ends for another’s sake begins again by itself, and reserves once', async () => {
  const both = [await addLot(shop.db, 5_000), await addLot(shop.db, 5_000)] as const;
  const [first, second] = await shop.db
    .select()
    .from(lots)
    .where(
      inArray(
        lots.id,
        both.map(({ lotId }) => lotId),
      ),
    )
    .orderBy(asc(lots.id));
  if (!first || !second) throw new Error('no lots');
  const cartId = await newCart(shop.db, [both[0].pound, 1], [both[1].pound, 1]);
  let checkout: ReturnType<typeof pressPay> | undefined;
  await shop.db.transaction(async (tx) => {
    // The checkout looks for circles first, so it is the one that ends.
    await tx.execute(sql`set local deadlock_timeout = '1min'`);
    const lock = (id: typeof first.id) => tx.select().from(lots).where(eq(lots.id, id)).for('no key update');
    await lock(second.id);
    checkout = pressPay(shop.db, cartId);
    expect(await waitsForLock(shop.db, checkout)).toBe(true);
    await lock(first.id);
  });
  await checkout;
  expect(await ordersOf(shop.db, cartId)).toMatchObject([{ paymentState: 'pending' }]);
  const held = await shop.db.select({ reserved: lots.reserved }).from(lots);
  expect(held).toEqual([{ reserved: 454 }, { reserved: 454 }]);
});
