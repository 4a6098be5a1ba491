import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/admin/sign-in-form';
import { shopDb } from '@/db/pools';
import { hasStaff } from '@/lib/identity/queries';
import { signedIn } from '@/lib/identity/session';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInRoute() {
  if (await signedIn()) redirect('/admin');
  return (
    <>
      <h1>Sign in to the shop</h1>
      {(await hasStaff(shopDb())) ? (
        <SignInForm />
      ) : (
        <p className="mt-4">
          Nobody runs this shop yet. The command that started it, <code>npm run shop</code>, printed a link
          that makes you the owner; <code>npm run owner-link</code> prints a new one.
        </p>
      )}
    </>
  );
}
