import type { Metadata } from 'next';
import { after } from 'next/server';
import { OrderSheet } from '@/components/order/order-sheet';
import { PaymentPoll } from '@/components/order/payment-poll';
import { Notice } from '@/components/ui/notice';
import { orderDb, shopDb } from '@/db/pools';
import { env } from '@/lib/kernel/env';
import { mayReadOrder } from '@/lib/orders/access';
import { settleSession } from '@/lib/orders/attempts';
import { logProblem } from '@/lib/orders/log';
import { sendDue } from '@/lib/orders/outbox';
import { getOrderKeyBySession, getOrderView } from '@/lib/orders/queries';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Thank you', robots: { index: false }, referrer: 'no-referrer' };

/**
 * Where the payment page sends the customer back to. It asks Stripe itself and applies the answer, so an order does
 * not wait for the webhook. The session id in the address is no key: personal facts need this browser's cookie.
 */
export default async function ThanksRoute({ searchParams }: PageProps<'/checkout/thanks'>) {
  const { session_id: given } = await searchParams;
  const sessionId = typeof given === 'string' && /^cs_\w{10,200}$/.test(given) ? given : null;
  const key = sessionId ? await getOrderKeyBySession(orderDb(), sessionId) : null;
  if (!sessionId || !key) {
    return (
      <main id="main" className="frame pt-14">
        <Notice tone="closed" title="We know no payment by this address">
          <p>
            If you paid, your confirmation comes by e-mail.{' '}
            <a href="/orders" className="link">
              Find your order
            </a>
          </p>
        </Notice>
      </main>
    );
  }
  try {
    await settleSession(orderDb(), sessionId);
    after(() => sendDue(orderDb()));
  } catch (error) {
    // Stripe may be slow to answer; the webhook and the reconciler apply the same session later.
    logProblem('thanks page could not read the session', {
      error: error instanceof Error ? error.message : 'unknown',
    });
  }
  if (!(await mayReadOrder(key))) {
    return (
      <main id="main" className="frame pt-14">
        <Notice tone="good" title="Thank you">
          <p>
            Your confirmation comes by e-mail. To see the order here,{' '}
            <a href={`/orders?number=${key.number}`} className="link">
              look it up with its number and your e-mail
            </a>
            .
          </p>
        </Notice>
      </main>
    );
  }
  const order = await getOrderView(orderDb(), { id: key.id });
  if (!order) throw new Error(`order ${key.id} vanished`);
  const { timeZone } = await getShopSettings(shopDb());
  const paid = order.paymentState === 'paid';
  return (
    <OrderSheet order={order} title={paid ? 'Thank you' : order.status.title} timeZone={timeZone}>
      {paid && order.email && (
        <p className="mt-4">
          {env().SMTP_URL ? (
            `We’ve sent a confirmation to ${order.email}.`
          ) : (
            <>
              No mail server is set here: the confirmation to {order.email} is kept with{' '}
              <a href={`/orders/${order.number}`} className="link">
                your order
              </a>
              .
            </>
          )}
        </p>
      )}
      {order.paymentState === 'pending' && <PaymentPoll number={order.number} />}
    </OrderSheet>
  );
}
