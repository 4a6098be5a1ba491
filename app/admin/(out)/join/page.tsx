import type { Metadata } from 'next';
import { connection } from 'next/server';
import { JoinForm } from '@/components/admin/join-form';
import { shopDb } from '@/db/pools';
import { getInvitation } from '@/lib/identity/invitations';
import { noteEndedLink } from '@/lib/identity/refusals';
import { ROLE_WORDS } from '@/lib/identity/rules';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function JoinRoute({ searchParams }: PageProps<'/admin/join'>) {
  await connection();
  const { token } = await searchParams;
  const invitation = typeof token === 'string' ? await getInvitation(shopDb(), token) : null;
  if (!invitation || typeof token !== 'string') {
    if (typeof token === 'string') await noteEndedLink(token);
    return (
      <>
        <h1>This link does not work any more</h1>
        <p className="mt-4">
          A link works once and for three days. Ask an owner for a new one; whoever has the server can print
          one with <code>npm run owner-link</code>.
        </p>
      </>
    );
  }
  const role = ROLE_WORDS[invitation.role];
  return (
    <>
      <h1>{invitation.email ? 'Welcome' : 'Set up your shop'}</h1>
      <p className="mt-2 text-ink-2">
        You join as {role.name.toLowerCase()}: {role.may}.
      </p>
      <JoinForm token={token} email={invitation.email} />
    </>
  );
}
