import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { ReadOnlyNote } from '@/components/admin/settings/read-only-note';
import { SettingsNav } from '@/components/admin/settings/settings-nav';
import { ShopForm } from '@/components/admin/settings/shop-form';
import { shopDb } from '@/db/pools';
import { getSettings } from '@/lib/admin/settings/settings-record';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { env } from '@/lib/kernel/env';
import { countryName } from '@/lib/kernel/format';
import { COUNTRIES } from '@/lib/shipping/countries';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsRoute() {
  const person = await staffPage('settings.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const mayEdit = roleMay(person.role, 'settings.edit');
  const saved = await getSettings(shopDb());
  const { currency } = await getShopSettings(shopDb());
  const countries = COUNTRIES.map((code) => ({ value: code, label: countryName(code) })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  // What the shop has now stays in the list, should this Node not know its name.
  const zones = [...new Set([saved.values.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <>
      <PageHead
        title="Settings"
        lead="What holds for the whole shop. Changes show on its pages at their next load."
      />
      <SettingsNav here="Shop" role={person.role} />
      {!mayEdit && <ReadOnlyNote />}
      <ShopForm
        saved={saved}
        mayEdit={mayEdit}
        countries={countries}
        zones={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        currency={currency}
        taxByEnv={env().STRIPE_TAX ?? false}
      />
    </>
  );
}
