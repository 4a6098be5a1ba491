import { Panel } from '@/components/admin/panel';
import { TableScroll } from '@/components/admin/table-scroll';
import { money, whole } from '@/lib/kernel/format';
import type { CampaignRow } from '@/lib/marketing/types';

/** Which links brought paid orders. */
export function CampaignsPanel({
  campaigns,
  currency,
  days,
}: {
  campaigns: readonly CampaignRow[];
  currency: string;
  days: number;
}) {
  return (
    <Panel title={`Best campaigns, last ${days} days`}>
      {campaigns.length === 0 ? (
        <p className="text-ink-2">No paid order came through a campaign link in these days.</p>
      ) : (
        <TableScroll label="Campaigns by what they brought">
          <table className="table-dense">
            <caption className="sr-only">Campaigns by what they brought</caption>
            <thead>
              <tr>
                <th scope="col">Campaign</th>
                <th scope="col" className="number">
                  Orders
                </th>
                <th scope="col" className="number">
                  Sales
                </th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map(({ campaign, orders, revenue }) => (
                <tr key={campaign}>
                  <th scope="row">{campaign}</th>
                  <td className="number">{whole(orders)}</td>
                  <td className="number">{money(revenue, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="mt-3 text-small text-ink-2">
        End a link with <code translate="no">?utm_campaign=spring-letter</code> and its orders count here.
      </p>
    </Panel>
  );
}
