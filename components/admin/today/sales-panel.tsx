import { Panel } from '@/components/admin/panel';
import { TableScroll } from '@/components/admin/table-scroll';
import type { Sales } from '@/lib/admin/today/types';
import { money, weekdayDate, whole } from '@/lib/kernel/format';
import { SalesChart } from './sales-chart';

/** Sales of the last days as a picture and as a table. */
export function SalesPanel({ sales, currency }: { sales: Sales; currency: string }) {
  const isEmpty = sales.days.every(({ orders }) => orders === 0);
  return (
    <Panel title={`Sales, last ${sales.days.length} days`}>
      {isEmpty ? (
        <p className="text-ink-2">
          Nothing was sold in these days. The first paid order appears here at once.
        </p>
      ) : (
        <>
          <SalesChart days={sales.days} currency={currency} />
          <p className="mt-1 text-small text-ink-2">
            Paid orders that were not cancelled, less what was given back; shipping and tax included, by the
            day of the order.
          </p>
          <details className="mt-3">
            <summary className="mb-2 min-h-8 font-semibold text-water underline underline-offset-4">
              The same figures as a table
            </summary>
            <TableScroll label="Sales by day">
              <table className="table-dense">
                <caption className="sr-only">Sales by day, latest first</caption>
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col" className="number">
                      Orders
                    </th>
                    <th scope="col" className="number">
                      Sales
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {sales.days.toReversed().map(({ day, orders, amount }) => (
                    <tr key={day}>
                      <th scope="row">{weekdayDate(day)}</th>
                      <td className="number">{whole(orders)}</td>
                      <td className="number">{money(amount, currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </details>
        </>
      )}
    </Panel>
  );
}
