import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { lots, stockLedger } from '@/db/schema';
import { waitsForLock } from '@/db/testing';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay, stockOf } from '@/lib/checkout/testing';
import { newId } from '@/lib/kernel/ids';
import type { LotId } from '@/lib/kernel/units';
import { addLot, newCart, useShop } from '@/lib/orders/testing';
import { movementInput } from './input';
import { recordMovement } from './service';

const shop = useShop(startDouble);
const ana = { id: 'stf_ana', name: 'Ana' };

const move = (lotId: LotId, over: Record<string, unknown> = {}) =>
  recordMovement(
    shop.db,
    ana,
    movementInput.parse({
      key: newId('press'),
      lotId,
      kind: 'receive',
      amount: '1',
      unit: 'g',
      reason: 'a test',
      seen: 0,
      ...over,
    }),
  );

describe('a movement by hand beside customers', () => {
  it('does not wait for orders that only name its lot, since they would wait for it in turn', async () => {
    const { lotId } = await addLot(shop.db, 10_000);
    await shop.db.transaction(async (tx) => {
      // As the line of an order does until its checkout is over.
      await tx.select().from(lots).where(eq(lots.id, lotId)).for('key share');
      expect(await waitsForLock(shop.db, move(lotId))).toBe(false);
    });
    expect(await stockOf(shop.db, lotId)).toMatchObject({ onHand: 10_001 });
  });

  it('waits for another one of its lot, and a count then sees what that one left', async () => {
    const { lotId } = await addLot(shop.db, 10_000);
    let counted: Promise<unknown> | undefined;
    await shop.db.transaction(async (tx) => {
      await tx
        .update(lots)
        .set({ onHand: sql`${lots.onHand} + 5` })
        .where(eq(lots.id, lotId));
      counted = move(lotId, { kind: 'count', amount: '9000', seen: 10_000 });
      counted.catch(() => {});
      expect(await waitsForLock(shop.db, counted)).toBe(true);
    });
    await expect(counted).rejects.toMatchObject({ code: 'stock_moved', detail: { onHandG: 10_005 } });
  });

  it('ends neither a checkout nor another movement, and no gram is lost', async () => {
    const both = [await addLot(shop.db, 500_000), await addLot(shop.db, 500_000)] as const;
    const [a, b] = both;
    const before = await shop.db.$count(stockLedger);
    const buy = async (first: typeof a, second: typeof a) => {
      for (let n = 0; n < 6; n++)
        await pressPay(shop.db, await newCart(shop.db, [first.pound, 1], [second.pound, 1]));
    };
    const receive = async () => {
      for (let n = 0; n < 40; n++) await move(both[n % 2 === 0 ? 0 : 1].lotId);
    };
    await Promise.all([buy(a, b), buy(b, a), buy(a, b), receive(), receive(), receive(), receive()]);
    const reserved = 3 * 6 * 454;
    for (const { lotId } of both)
      expect(await stockOf(shop.db, lotId)).toEqual({ onHand: 500_080, reserved });
    // Four times forty movements, and a promise of each lot for each of the eighteen orders.
    expect((await shop.db.$count(stockLedger)) - before).toBe(4 * 40 + 18 * 2);
  });
});
