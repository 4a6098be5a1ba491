import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PeopleSheet } from '@/components/admin/people-sheet';
import { shopDb } from '@/db/pools';
import { isSecondFactorRequired, listInvitations, listPeople } from '@/lib/identity/queries';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'People' };

export default async function PeopleRoute() {
  const person = await staffPage('people.manage');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <>
      <PageHead title="People" lead="Who runs the shop, and what each may do." />
      <PeopleSheet
        people={await listPeople(shopDb())}
        invitations={await listInvitations(shopDb())}
        self={person.id}
        timeZone={timeZone}
        secondFactorRequired={await isSecondFactorRequired(shopDb())}
      />
    </>
  );
}
