import Link from 'next/link';
import type { ReactNode } from 'react';
import type { MenuGroup } from '@/lib/admin/menu';
import { Account } from './account';
import { AdminNav } from './admin-nav';
import { AuditReader } from './audit/audit-reader';
import { ModeTag } from './orders/mode-tag';
import { ForStaff } from './staff-id';
import { Tag } from './tag';

/** The frame around every page behind the sign-in. */
export function AdminShell({
  person,
  shop,
  mode,
  groups,
  children,
}: {
  person: { id: string; name: string; role: string };
  shop: string;
  /** `demo` and `test` are said on every page, so that nobody ships an order that nobody paid. */
  mode: 'demo' | 'test' | 'live' | 'off';
  groups: readonly MenuGroup[];
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <header data-admin-nav className="border-ink max-lg:border-b lg:border-r">
        <div className="relative lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col">
          {/* The room on the right of small screens is the menu button's. */}
          <div className="flex min-h-15 items-center gap-3 border-line p-3 max-lg:pr-32 lg:justify-between lg:border-b">
            <Link href="/admin" prefetch={false} className="flex min-w-0 items-center gap-2 font-semibold">
              <span className="mark shrink-0" aria-hidden="true" />
              <span className="min-w-0 truncate">{shop}</span>
            </Link>
            {mode === 'off' ? <Tag tone="problem">No payments</Tag> : <ModeTag mode={mode} />}
          </div>
          <AdminNav groups={groups} account={<Account name={person.name} role={person.role} />} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 p-4 pb-24! md:p-6 lg:p-8 print:pb-0!">
        <ForStaff id={person.id}>
          <AuditReader may={groups.some(({ items }) => items.some(({ href }) => href === '/admin/audit'))}>
            {children}
          </AuditReader>
        </ForStaff>
      </main>
    </div>
  );
}
