import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ManualOrder } from '@/components/admin/orders/manual-order';
import { PageHead } from '@/components/admin/page-head';
import { shopDb } from '@/db/pools';
import { getManualDraft } from '@/lib/admin/orders/manual';
import { staffPage } from '@/lib/identity/session';
import { countryName } from '@/lib/kernel/format';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { servedCountries } from '@/lib/shipping/rules';

export const metadata: Metadata = { title: 'Write an order' };

/** `?again=` the number of an order by hand that nobody paid in time. */
export default async function NewOrderRoute({
  searchParams,
}: {
  searchParams: Promise<{ again?: string | string[] }>;
}) {
  const person = await staffPage('orders.fulfil');
  if (!person.may) return <NotAllowed role={person.role} />;
  const again = String((await searchParams).again ?? '').slice(0, 40);
  const draft = again ? await getManualDraft(shopDb(), again) : null;
  // Paid after all, or still to be paid: its own page says so.
  if (again && !draft) redirect(`/admin/orders/${encodeURIComponent(again)}`);
  const { country, currency } = await getShopSettings(shopDb());
  const countries = servedCountries(await listShippingServices(shopDb()));
  return (
    <>
      <PageHead
        title={draft ? `Write order ${draft.number} again` : 'Write an order'}
        lead={`${draft ? 'The same coffees and customer, at today’s prices.' : 'For a customer on the phone or at a stall.'} The bags are reserved, and the customer pays on the payment page by a link.`}
      />
      <ManualOrder
        countries={countries.map((code) => ({ value: code, label: countryName(code) }))}
        country={countries.includes(country) ? country : (countries[0] ?? '')}
        currency={currency}
        paymentsOff={paymentsNotice().refusal}
        draft={draft}
      />
    </>
  );
}
