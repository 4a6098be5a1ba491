import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PrintSheet } from '@/components/admin/roasting/print-sheet';
import { RoastPlan } from '@/components/admin/roasting/roast-plan';
import { shopDb } from '@/db/pools';
import { listRoastableLots, listWaitingLines } from '@/lib/admin/roasting/queries';
import { modesOf, nextRoastDays, openLines, roastPlan } from '@/lib/admin/roasting/rules';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { dayIn, now } from '@/lib/kernel/clock';
import { moment } from '@/lib/kernel/format';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Roast plan' };

/** How many roast days stand in the plan even when nobody has ordered for them. */
const DAYS_AHEAD = 3;

export default async function RoastingRoute() {
  const person = await staffPage('stock.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const settings = await getShopSettings(shopDb());
  const today = dayIn(settings.timeZone);
  const lines = await listWaitingLines(shopDb());
  return (
    <PrintSheet modes={modesOf(lines)}>
      <PageHead
        title="Roast plan"
        lead={`From paid orders that have not left, as of ${moment(now().toISOString(), settings.timeZone)}. Recording a batch moves no stock: each sale took its green grams when it was paid.`}
      />
      <RoastPlan
        days={roastPlan(lines, today, nextRoastDays(today, settings, DAYS_AHEAD))}
        lots={await listRoastableLots(shopDb())}
        lines={openLines(lines)}
        today={today}
        mayMove={roleMay(person.role, 'stock.move')}
        seesOrders={roleMay(person.role, 'orders.view')}
      />
    </PrintSheet>
  );
}
