import type { Metadata } from 'next';
import { OrderLookUp } from '@/components/order/order-look-up';
import { OrderSheet } from '@/components/order/order-sheet';
import { orderDb, shopDb } from '@/db/pools';
import { mayReadOrder } from '@/lib/orders/access';
import { listKeptMails } from '@/lib/orders/kept-mails';
import { getOrderKey, getOrderView } from '@/lib/orders/queries';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Your order', robots: { index: false }, referrer: 'no-referrer' };

/** With the key of its link, or in the browser that placed it; anybody else is asked for number and e-mail. */
export default async function OrderRoute({ params, searchParams }: PageProps<'/orders/[number]'>) {
  const number = decodeURIComponent((await params).number).slice(0, 40);
  const { key } = await searchParams;
  const found = await getOrderKey(orderDb(), number);
  const order =
    found && (await mayReadOrder(found, typeof key === 'string' ? key : null))
      ? await getOrderView(orderDb(), { id: found.id })
      : null;
  if (!order) return <OrderLookUp number={number} failed={false} />;
  const { timeZone } = await getShopSettings(shopDb());
  const mails = order.mode === 'live' ? [] : await listKeptMails(orderDb(), order.id);
  return (
    <OrderSheet order={order} title="Your order" timeZone={timeZone}>
      {mails.map((mail) => (
        <details key={mail.id} className="mt-4 border border-rule bg-sheet p-4">
          <summary className="min-h-6 font-semibold">Mail kept by this shop: {mail.subject}</summary>
          <p className="mt-2 text-small text-ink-2">
            To {mail.recipient}. No mail server is set, so it was not sent.
          </p>
          <pre className="mt-2 font-sans text-small whitespace-pre-wrap">{mail.plainText}</pre>
        </details>
      ))}
    </OrderSheet>
  );
}
