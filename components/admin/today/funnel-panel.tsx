import { Panel } from '@/components/admin/panel';
import { TableScroll } from '@/components/admin/table-scroll';
import { whole } from '@/lib/kernel/format';
import { conversion, share } from '@/lib/marketing/rules';
import type { Funnel } from '@/lib/marketing/types';
import { ShareBar } from './share-bar';

/** From the product page to the payment. */
export function FunnelPanel({ funnel, days }: { funnel: Funnel; days: number }) {
  const steps = [
    { name: 'Product pages opened', n: funnel.views },
    { name: 'Put into a cart', n: funnel.added },
    { name: 'Checkouts begun', n: funnel.started },
    { name: 'Orders paid', n: funnel.paid },
  ];
  const most = Math.max(...steps.map(({ n }) => n));
  return (
    <Panel title={`From page to payment, last ${days} days`}>
      <dl className="mb-4">
        <dt className="text-small text-ink-2">Conversion from product page to paid order</dt>
        <dd className="tabular text-h3 font-semibold">{conversion(funnel)}</dd>
      </dl>
      {most === 0 ? (
        <p className="text-ink-2">Nobody opened a product page in these days, as far as was counted.</p>
      ) : (
        <TableScroll label="Steps from product page to payment">
          <table className="table-dense">
            <caption className="sr-only">Steps from product page to payment</caption>
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col" className="w-1/4 max-sm:hidden">
                  <span className="sr-only">Drawn</span>
                </th>
                <th scope="col" className="number">
                  Times
                </th>
                <th scope="col" className="number">
                  <span className="whitespace-normal">Of the step before</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ name, n }, i) => (
                <tr key={name}>
                  <th scope="row">
                    <span className="whitespace-normal">{name}</span>
                  </th>
                  <td className="max-sm:hidden">
                    <ShareBar n={n} most={most} />
                  </td>
                  <td className="number">{whole(n)}</td>
                  <td className="number">
                    {i === 0 ? '' : (share(n, steps[i - 1]?.n ?? 0) ?? 'no step before')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="mt-3 text-small text-ink-2">
        How often each happened. Nobody is recognised, so one person may count several times; programs that
        say they are programs are left out, and so are orders that you write for a customer.
      </p>
    </Panel>
  );
}
