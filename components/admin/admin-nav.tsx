'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import type { MenuGroup } from '@/lib/admin/menu';
import { LinkWait } from './link-wait';

/** The admin's menu: a column beside the page, on small screens folded behind a button. */
export function AdminNav({ groups, account }: { groups: readonly MenuGroup[]; account: ReactNode }) {
  const path = usePathname();
  const isHere = (href: string) =>
    href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`);
  const list = (
    <ul className="space-y-4 lg:space-y-3">
      {groups.map((group) => (
        <li key={group.name}>
          {group.name && <p className="label mb-1 px-3 text-ink-2">{group.name}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  prefetch={false}
                  aria-current={isHere(item.href) ? 'page' : undefined}
                  className={`flex min-h-11 items-center px-3 lg:min-h-9 ${isHere(item.href) ? 'bg-ink font-semibold text-paper' : 'hover:bg-wash'}`}
                >
                  {item.name}
                  <LinkWait />
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label="Admin" className="lg:flex lg:min-h-0 lg:flex-1 lg:flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto py-2 max-lg:hidden">{list}</div>
      <div className="border-t border-line px-3 pb-1 pt-2.5 max-lg:hidden">{account}</div>
      {/* The key closes it after a click leads to another page. */}
      <details key={path} className="lg:hidden">
        <summary className="button absolute right-3 top-2">
          <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
            <path d="M2 4.5h16M2 10h16M2 15.5h16" stroke="currentColor" strokeWidth="2" />
          </svg>
          Menu
        </summary>
        <div className="border-t border-line py-3">{list}</div>
        <div className="border-t border-line p-3 pb-1">{account}</div>
      </details>
    </nav>
  );
}
