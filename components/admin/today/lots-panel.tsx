import { Panel } from '@/components/admin/panel';
import { TableScroll } from '@/components/admin/table-scroll';
import { exactWeight, money, whole } from '@/lib/kernel/format';
import type { SalesLot } from '@/lib/orders/sales';
import { ShareBar } from './share-bar';

/** Which lots the money came from. */
export function LotsPanel({
  lots,
  currency,
  days,
}: {
  lots: readonly SalesLot[];
  currency: string;
  days: number;
}) {
  const most = Math.max(0, ...lots.map(({ amount }) => amount));
  return (
    <Panel title={`Best lots, last ${days} days`}>
      {lots.length === 0 ? (
        <p className="text-ink-2">No lot was sold in these days.</p>
      ) : (
        <TableScroll label="Sales by lot">
          <table className="table-dense">
            <caption className="sr-only">Sales by lot, goods only</caption>
            <thead>
              <tr>
                <th scope="col">Lot</th>
                <th scope="col" className="w-1/4 max-sm:hidden">
                  <span className="sr-only">Drawn</span>
                </th>
                <th scope="col" className="number">
                  Bags
                </th>
                <th scope="col" className="number max-sm:hidden">
                  From the lot
                </th>
                <th scope="col" className="number">
                  Goods
                </th>
              </tr>
            </thead>
            <tbody>
              {lots.map((lot) => (
                <tr key={lot.lotCode}>
                  <th scope="row">
                    <span className="whitespace-normal" translate="no">
                      {lot.name}
                    </span>
                    <span className="block text-small font-normal text-ink-2" translate="no">
                      {lot.lotCode}
                    </span>
                  </th>
                  <td className="max-sm:hidden">
                    <ShareBar n={lot.amount} most={most} />
                  </td>
                  <td className="number">
                    {whole(lot.units)}
                    <span className="block text-small text-ink-2 sm:hidden">{exactWeight(lot.grams)}</span>
                  </td>
                  <td className="number max-sm:hidden">{exactWeight(lot.grams)}</td>
                  <td className="number">{money(lot.amount, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Panel>
  );
}
