import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ManualOrder } from '@/components/admin/orders/manual-order';
import { PageHead } from '@/components/admin/page-head';
import { shopDb } from '@/db/pools';
import { staffPage } from '@/lib/identity/session';
import { countryName } from '@/lib/kernel/format';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { servedCountries } from '@/lib/shipping/rules';

export const metadata: Metadata = { title: 'Write an order' };

export default async function NewOrderRoute() {
  const person = await staffPage('orders.fulfil');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { country, currency } = await getShopSettings(shopDb());
  const countries = servedCountries(await listShippingServices(shopDb()));
  return (
    <>
      <PageHead
        title="Write an order"
        lead="For a customer on the phone or at a stall. The bags are reserved, and the customer pays on the payment page by a link."
      />
      <ManualOrder
        countries={countries.map((code) => ({ value: code, label: countryName(code) }))}
        country={countries.includes(country) ? country : (countries[0] ?? '')}
        currency={currency}
        paymentsOff={paymentsNotice().refusal}
      />
    </>
  );
}
