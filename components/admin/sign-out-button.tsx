'use client';

import { signOut } from '@/lib/identity/actions';
import { useCommand } from './use-command';

export function SignOutButton({ className }: { className: string }) {
  const { run, pending } = useCommand(signOut, { onDone: () => window.location.assign('/admin/sign-in') });
  return (
    <button type="button" className={className} disabled={pending} onClick={() => run({})}>
      Sign out
    </button>
  );
}
