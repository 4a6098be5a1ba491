import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { moment, money, weekdayDate } from '@/lib/kernel/format';
import type { OrderView } from '@/lib/orders/types';
import { addressLines, lineDetail, modeLabel, totalRows } from '@/lib/orders/words';
import { LineTable } from './line-table';

/** One order for the one who placed it. */
export function OrderSheet({
  order,
  title,
  timeZone,
  children,
}: {
  order: OrderView;
  title: string;
  /** The shop's. */
  timeZone: string;
  children?: ReactNode;
}) {
  const demo = modeLabel(order.mode);
  const address = addressLines(order.shipTo);
  const alive = order.status.tone === 'good' || order.status.tone === 'waiting';
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <p className="label text-ink-2" translate="no">
        Order {order.number}
      </p>
      <h1 className="mt-2 text-h1">{title}</h1>
      <div className="mt-5 max-w-prose">
        <Notice tone={order.status.tone} title={order.status.title}>
          <p>{order.status.text}</p>
          {demo && <p className="text-small text-ink-2">{demo}</p>}
        </Notice>
        {children}
      </div>

      <div className="mt-9 grid gap-9 lg:grid-cols-12">
        <section className="lg:col-span-7" aria-labelledby="order-lines">
          <h2 id="order-lines" className="text-h3">
            What you ordered
          </h2>
          <LineTable
            lines={order.lines.map((line) => ({
              key: `${line.sku}${line.grind}`,
              name: line.name,
              href: `/coffee/${line.coffeeSlug}`,
              details: [
                `${line.quantity} × ${line.sizeLabel} at ${money(line.price, order.currency)}`,
                lineDetail(line),
              ],
              amount: money(line.total, order.currency),
            }))}
            sums={totalRows(order).map((row) => ({ ...row, amount: money(row.amount, order.currency) }))}
          />
        </section>
        <div className="space-y-6 lg:col-span-5">
          {alive && order.arrivesBy && (
            <section className="border border-ink bg-sheet p-4" aria-label="Delivery">
              <p className="label text-ink-2">Delivery</p>
              <p className="mt-2 font-semibold first-letter:uppercase">
                {order.roastsOn && `Roasted ${weekdayDate(order.roastsOn)}, `}with you by{' '}
                {weekdayDate(order.arrivesBy)}
              </p>
            </section>
          )}
          {address.length > 0 && (
            <section className="border border-ink bg-sheet p-4" aria-label="Ships to">
              <p className="label text-ink-2">Ships to</p>
              <address className="mt-2 not-italic">
                {address.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
              {order.email && <p className="mt-2 text-small text-ink-2">Mails go to {order.email}</p>}
            </section>
          )}
          {order.timeline.length > 0 && (
            <section className="border border-ink bg-sheet p-4" aria-label="History">
              <p className="label text-ink-2">What happened</p>
              <ol className="mt-2 space-y-1 text-small">
                {order.timeline.map((entry) => (
                  <li key={`${entry.at}${entry.text}`}>
                    <time dateTime={entry.at} className="text-ink-2 tabular">
                      {moment(entry.at, timeZone)}
                    </time>{' '}
                    {entry.text}
                  </li>
                ))}
              </ol>
            </section>
          )}
        </div>
      </div>
      <p className="mt-9">
        <a href="/coffee" className="action-quiet">
          Keep looking
        </a>
      </p>
    </main>
  );
}
