'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

/** What of an editor's form is needed to leave it with everything saved. */
export type Leaving = { count: number; saving: boolean; saveThen: (goOn: () => void) => void };

/** A way on from an editor; with changes not saved yet it saves them first, and its words say so. */
export function SaveAndGo({
  form,
  href,
  saving,
  className = 'button',
  children,
}: {
  form: Leaving;
  href: string;
  /** Its words while there is something to save. */
  saving: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  if (form.count === 0)
    return (
      <Link className={className} href={href}>
        {children}
      </Link>
    );
  return (
    <button
      type="button"
      className={className}
      disabled={form.saving}
      onClick={() => form.saveThen(() => router.push(href))}
    >
      {saving}
    </button>
  );
}
