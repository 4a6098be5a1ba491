'use client';

import { type FormEvent, type ReactNode, useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * A form whose fields open once the page is alive: sent earlier, the browser would put a passphrase into the address.
 * `onSubmit` runs on Enter and on the submit button.
 */
export function CommandForm({
  onSubmit,
  children,
  className = 'space-y-4',
  label,
}: {
  onSubmit: () => void;
  children: ReactNode;
  className?: string;
  label?: string;
}) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <form
      method="post"
      noValidate
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        // A form in a dialog is no part of the form that the dialog was opened from, whose event this would become.
        event.stopPropagation();
        onSubmit();
      }}
    >
      <fieldset disabled={!isAlive} className={className}>
        {children}
      </fieldset>
    </form>
  );
}
