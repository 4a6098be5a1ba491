import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { NewService } from '@/components/admin/settings/new-service';
import { ReadOnlyNote } from '@/components/admin/settings/read-only-note';
import { ServiceList } from '@/components/admin/settings/service-list';
import { SettingsNav } from '@/components/admin/settings/settings-nav';
import { shopDb } from '@/db/pools';
import { listServiceRows } from '@/lib/admin/settings/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { countryName } from '@/lib/kernel/format';
import { COUNTRIES } from '@/lib/shipping/countries';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Shipping' };

export default async function ShippingSettingsRoute() {
  const person = await staffPage('settings.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const mayEdit = roleMay(person.role, 'settings.edit');
  const { currency, timeZone } = await getShopSettings(shopDb());
  const countries = COUNTRIES.map((code) => ({ value: code, label: countryName(code) })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  return (
    <>
      <PageHead
        title="Shipping"
        lead="Where parcels go, how fast and for how much. The first service to a country is the one whose price and date product pages and carts name."
      >
        {mayEdit && <NewService countries={countries} currency={currency} />}
      </PageHead>
      <SettingsNav here="Shipping" role={person.role} />
      {!mayEdit && <ReadOnlyNote />}
      <ServiceList rows={await listServiceRows(shopDb())} {...{ mayEdit, countries, currency, timeZone }} />
    </>
  );
}
