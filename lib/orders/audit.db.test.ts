import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditLog } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { ordersOf, pressPay, stockOf } from '@/lib/checkout/testing';
import { checkAuditChain, writeAudit } from '@/lib/kernel/audit';
import { requestRefund } from './refunds';
import { addLot, newCart, payOnPage, useShop } from './testing';

const shop = useShop(startDouble);

async function openPage(pound: Awaited<ReturnType<typeof addLot>>['pound']) {
  const cartId = await newCart(shop.db, [pound, 1]);
  return { cartId, ...(await pressPay(shop.db, cartId)) };
}
async function pay(...pages: { url: string }[]) {
  await Promise.all(pages.map(({ url }) => payOnPage(url)));
  await shop.double.idle();
}
const auditOf = async (orderId: string) =>
  shop.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subject, 'order'), eq(auditLog.subjectId, orderId)))
    .orderBy(auditLog.seq);

it('ten payments of one lot at once all pass, and the log has each of them in an unbroken chain', async () => {
  const lot = await addLot(shop.db, 10 * 454);
  const pages = [];
  for (let n = 0; n < 10; n++) pages.push(await openPage(lot.pound));
  await pay(...pages);
  for (const { cartId, orderId } of pages) {
    const [order] = await ordersOf(shop.db, cartId);
    expect(order).toMatchObject({ paymentState: 'paid', fulfilmentState: 'ready' });
    expect(await auditOf(orderId)).toMatchObject([
      {
        actorId: 'shop',
        action: 'order.paid',
        label: order?.number,
        changes: { paymentState: { from: 'pending', to: 'paid' }, amount: { from: null, to: 1450 + 795 } },
      },
    ]);
  }
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 0, reserved: 0 });
  expect((await checkAuditChain(shop.db)).broken).toBeNull();
});

it('a payment does not wait for somebody who has written to the log and is not done yet', async () => {
  const page = await openPage((await addLot(shop.db, 454)).pound);
  await shop.db.transaction(async (tx) => {
    const ana = { id: 'stf_ana', name: 'Ana' };
    await writeAudit(tx, ana, { action: 'coffee.save', subject: 'coffee', subjectId: 'cof_1' });
    await pay(page);
    expect((await ordersOf(shop.db, page.cartId))[0]?.paymentState).toBe('paid');
  });
  expect((await checkAuditChain(shop.db)).broken).toBeNull();
});

it('a refund and what a person asked for it stand as two entries', async () => {
  const page = await openPage((await addLot(shop.db, 454)).pound);
  await pay(page);
  await requestRefund(shop.db, { orderId: page.orderId, reason: 'stale', actor: 'stf_ana' });
  await shop.double.idle();
  // The person's own entry is written by the admin, beside the wish.
  expect((await auditOf(page.orderId)).map(({ action, changes }) => [action, changes.amount?.to])).toEqual([
    ['order.paid', 1450 + 795],
    ['order.refund_confirmed', 1450 + 795],
  ]);
});
