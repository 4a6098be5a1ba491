import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PickListSheet } from '@/components/admin/roasting/pick-list-sheet';
import { PrintButton } from '@/components/admin/roasting/print-button';
import { PrintSheet } from '@/components/admin/roasting/print-sheet';
import { shopDb } from '@/db/pools';
import { listWaitingLines } from '@/lib/admin/roasting/queries';
import { modesOf, pickList } from '@/lib/admin/roasting/rules';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { now } from '@/lib/kernel/clock';
import { moment, plural } from '@/lib/kernel/format';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Pick list' };

export default async function PickListRoute() {
  const person = await staffPage('stock.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { timeZone } = await getShopSettings(shopDb());
  const ready = (await listWaitingLines(shopDb())).filter(({ isHeld }) => !isHeld);
  const orders = [...new Set(ready.map(({ number }) => number))];
  const seesOrders = roleMay(person.role, 'orders.view');
  return (
    <PrintSheet modes={modesOf(ready)}>
      <PageHead
        title="Pick list"
        lead={`${plural(orders.length, 'order')} to pack, as of ${moment(now().toISOString(), timeZone)}. Orders on hold are left out.`}
      >
        <div className="flex flex-wrap gap-2 print:hidden">
          <Link className="button" href="/admin/roasting" prefetch={false}>
            Roast plan
          </Link>
          <PrintButton>Print the list</PrintButton>
        </div>
      </PageHead>
      {orders.length === 0 ? (
        <p>Nothing to pack: every paid order has left or is on hold.</p>
      ) : (
        <PickListSheet lots={pickList(ready)} seesOrders={seesOrders} />
      )}
      {seesOrders && orders.length > 0 && (
        <section aria-label="Packing slips" className="mt-8 print:hidden">
          <h2 className="text-lead">Packing slips</h2>
          <ul className="mt-1 flex flex-wrap gap-x-5">
            {orders.map((number) => (
              <li key={number}>
                <Link
                  className="link inline-flex min-h-11 items-center"
                  href={`/admin/orders/${number}/packing-slip`}
                  prefetch={false}
                  translate="no"
                >
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PrintSheet>
  );
}
