import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHead } from '@/components/admin/page-head';
import { SecuritySheet } from '@/components/admin/security-sheet';
import { shopDb } from '@/db/pools';
import { getSecurity } from '@/lib/identity/queries';
import { signedIn } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'My sign-in' };

/** The one page that is open before a required second factor is set up. */
export default async function SecurityRoute({ searchParams }: PageProps<'/admin/security'>) {
  const person = await signedIn();
  if (!person) redirect('/admin/sign-in');
  const { welcome } = await searchParams;
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <>
      <PageHead title="My sign-in" lead={person.email} />
      <SecuritySheet
        view={await getSecurity(shopDb(), person.id, person.sessionId)}
        timeZone={timeZone}
        asks={person.mustProveMore ? 'required' : welcome === '1' ? 'welcome' : null}
      />
    </>
  );
}
