import type { PickLot } from '@/lib/admin/roasting/types';
import { OrderNumber } from '../stock/order-number';
import { TableScroll } from '../table-scroll';

/** What to take from the shelves, lot by lot, with a box to tick on paper and who gets how many. */
export function PickListSheet({ lots, seesOrders }: { lots: PickLot[]; seesOrders: boolean }) {
  return (
    <div className="space-y-6">
      {lots.map((lot) => (
        <section key={lot.lotCode} aria-label={lot.lotCode} className="break-inside-avoid">
          <h2 className="flex flex-wrap items-baseline gap-x-3 border-b border-ink pb-1 text-lead">
            <span translate="no">{lot.lotCode}</span>
            <span className="font-normal" translate="no">
              {lot.name}
            </span>
          </h2>
          <TableScroll label={`Sizes of ${lot.lotCode}`}>
            <table className="table-dense">
              <caption className="sr-only">Sizes of {lot.lotCode}</caption>
              <thead>
                <tr>
                  <th scope="col" className="number w-16">
                    Take
                  </th>
                  <th scope="col">Size</th>
                  <th scope="col">SKU</th>
                  <th scope="col">For</th>
                </tr>
              </thead>
              <tbody>
                {lot.items.map((item) => (
                  <tr key={`${item.sku} ${item.label}`}>
                    <td className="number text-lead font-semibold">{item.quantity}</td>
                    <th scope="row">
                      <span className="whitespace-normal">{item.label}</span>
                      {item.batches.length > 0 && (
                        <span className="block whitespace-normal text-small font-normal text-ink-2">
                          batch {item.batches.join(', ')}
                        </span>
                      )}
                    </th>
                    <td translate="no">{item.sku}</td>
                    <td>
                      <ul className="flex flex-wrap gap-x-4">
                        {item.orders.map(({ number, mode, quantity, line }) => (
                          <li key={`${number} ${line}`} className="whitespace-nowrap">
                            <span aria-hidden="true" className="hidden print:inline">
                              ☐{' '}
                            </span>
                            <span className="tabular">{quantity}</span> for{' '}
                            <OrderNumber number={number} isLink={seesOrders} />
                            {mode !== 'live' && <strong> {mode.toUpperCase()}</strong>}
                          </li>
                        ))}
                      </ul>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ))}
    </div>
  );
}
