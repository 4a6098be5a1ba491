import Link from 'next/link';
import type { ReactNode } from 'react';
import type { MenuGroup } from '@/lib/admin/menu';
import { AdminNav } from './admin-nav';
import { SignOutButton } from './sign-out-button';

/** The frame around every page behind the sign-in. */
export function AdminShell({
  person,
  shop,
  mode,
  groups,
  children,
}: {
  person: { name: string; role: string };
  shop: string;
  /** `demo` and `test` are said on every page, so that nobody ships an order that nobody paid. */
  mode: 'demo' | 'test' | 'live' | 'off';
  groups: readonly MenuGroup[];
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <header data-admin-nav className="border-ink max-lg:border-b lg:border-r">
        <div className="lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto">
          <div className="flex items-center justify-between gap-3 border-b border-line p-3">
            <Link href="/admin" prefetch={false} className="flex items-center gap-2 font-semibold">
              <span className="mark" aria-hidden="true" />
              {shop}
            </Link>
            {mode !== 'live' && <span className="label border border-ochre px-1.5 text-ochre">{mode}</span>}
          </div>
          <div className="lg:py-3">
            <AdminNav groups={groups} />
          </div>
          <div className="border-t border-line p-3 text-small">
            <p>
              <span className="font-semibold">{person.name}</span>
              <br />
              <span className="text-ink-2">{person.role}</span>
            </p>
            <div className="mt-1 flex flex-wrap items-center gap-x-3">
              <Link
                href="/admin/security"
                prefetch={false}
                className="link inline-flex min-h-11 items-center"
              >
                My sign-in
              </Link>
              <a href="/" className="link inline-flex min-h-11 items-center">
                The shop
              </a>
              <SignOutButton />
            </div>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 p-4 md:p-6 lg:p-8">
        {children}
      </main>
    </div>
  );
}
