import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { MailPreview } from '@/components/admin/settings/mail-preview';
import { SettingsNav } from '@/components/admin/settings/settings-nav';
import { shopDb } from '@/db/pools';
import { listMailSamples } from '@/lib/admin/settings/mails';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { env } from '@/lib/kernel/env';

export const metadata: Metadata = { title: 'E-mails' };

export default async function MailSettingsRoute() {
  const person = await staffPage('settings.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  return (
    <>
      <PageHead
        title="E-mails"
        lead="What customers, colleagues and the shop itself are written, with an order that nobody placed. Name, address and e-mail in them come from the settings."
      />
      <SettingsNav here="E-mails" role={person.role} />
      <MailPreview
        samples={await listMailSamples(shopDb(), person.name)}
        mayEdit={roleMay(person.role, 'settings.edit')}
        address={person.email}
        isKept={!env().SMTP_URL}
      />
    </>
  );
}
