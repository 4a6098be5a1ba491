import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PaymentsPanel } from '@/components/admin/settings/payments-panel';
import { SettingsNav } from '@/components/admin/settings/settings-nav';
import { orderDb, shopDb } from '@/db/pools';
import { staffPage } from '@/lib/identity/session';
import { getPaymentsHealth } from '@/lib/orders/health';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Payments' };

export default async function PaymentSettingsRoute() {
  const person = await staffPage('settings.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <>
      <PageHead title="Payments" lead="Whether money arrives, and whether the shop hears of it." />
      <SettingsNav here="Payments" role={person.role} />
      <PaymentsPanel health={await getPaymentsHealth(orderDb())} timeZone={timeZone} />
    </>
  );
}
