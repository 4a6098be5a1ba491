import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PackingSlipSheet } from '@/components/admin/roasting/packing-slip-sheet';
import { PrintButton } from '@/components/admin/roasting/print-button';
import { PrintSheet } from '@/components/admin/roasting/print-sheet';
import { shopDb } from '@/db/pools';
import { getPackingSlip } from '@/lib/admin/roasting/queries';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Packing slip' };

export default async function PackingSlipRoute({ params }: { params: Promise<{ number: string }> }) {
  const person = await staffPage('orders.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { number } = await params;
  const slip = await getPackingSlip(shopDb(), number);
  if (!slip) notFound();
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
      </div>
      <PackingSlipSheet slip={slip} shop={await getShopSettings(shopDb())} />
    </PrintSheet>
  );
}
