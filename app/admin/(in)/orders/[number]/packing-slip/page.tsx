import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PackingSlipSheet } from '@/components/admin/roasting/packing-slip-sheet';
import { PrintButton } from '@/components/admin/roasting/print-button';
import { PrintSheet } from '@/components/admin/roasting/print-sheet';
import { shopDb } from '@/db/pools';
import { getPackingSlip } from '@/lib/admin/roasting/packing-slip';
import { staffPage } from '@/lib/identity/session';
import { moment } from '@/lib/kernel/format';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Packing slip' };

/** Without `?parcel=` it is the slip of what would go now. */
export default async function PackingSlipRoute({
  params,
  searchParams,
}: {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ parcel?: string | string[] }>;
}) {
  const person = await staffPage('orders.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { number } = await params;
  const { parcel } = await searchParams;
  const slip = await getPackingSlip(shopDb(), number, parcel === undefined ? null : String(parcel));
  if (!slip) notFound();
  const { timeZone } = await getShopSettings(shopDb());
  const others = slip.parcels.filter(({ id }) => id !== slip.parcel?.id);
  return (
    <PrintSheet modes={[slip.mode]}>
      <div className="mb-6 flex flex-wrap gap-2 print:hidden">
        <Link className="button" href={`/admin/orders/${slip.number}`} prefetch={false}>
          The order
        </Link>
        <Link className="button" href="/admin/roasting/pick-list" prefetch={false}>
          Pick list
        </Link>
        <PrintButton>Print the slip</PrintButton>
        {others.map(({ id, carrier, at }) => (
          <Link
            key={id}
            className="button button-plain"
            href={`/admin/orders/${slip.number}/packing-slip?parcel=${id}`}
            prefetch={false}
          >
            Slip of {moment(at, timeZone)}, {carrier}
          </Link>
        ))}
      </div>
      <PackingSlipSheet slip={slip} shop={await getShopSettings(shopDb())} />
    </PrintSheet>
  );
}
