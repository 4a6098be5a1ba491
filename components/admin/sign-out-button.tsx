'use client';

import { signOut } from '@/lib/identity/actions';
import { browserStore, forgetAll, isAnyKept } from './kept-store';
import { useCommand } from './use-command';

/** Nothing that was typed stays in the browser for whoever sits down next. */
export function SignOutButton({ className }: { className: string }) {
  const { run, pending } = useCommand(signOut, {
    onDone: () => {
      forgetAll(browserStore());
      window.location.assign('/admin/sign-in');
    },
  });
  const leave = () => {
    if (
      isAnyKept(browserStore()) &&
      !window.confirm('Sign out? What you typed and did not save is forgotten.')
    )
      return;
    run({});
  };
  return (
    <button type="button" className={className} disabled={pending} onClick={leave}>
      Sign out
    </button>
  );
}
