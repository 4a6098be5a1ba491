'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { MenuGroup } from '@/lib/admin/menu';
import { LinkWait } from './link-wait';

/** The admin's menu: a column beside the page, a disclosure above it on small screens. */
export function AdminNav({ groups }: { groups: readonly MenuGroup[] }) {
  const path = usePathname();
  const isHere = (href: string) =>
    href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`);
  const here = groups.flatMap((group) => group.items).find((item) => isHere(item.href));
  const list = (
    <ul className="space-y-4">
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
                  className={`flex min-h-10 items-center px-3 ${isHere(item.href) ? 'bg-ink font-semibold text-paper' : 'hover:bg-wash'}`}
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
    <nav aria-label="Admin">
      <div className="max-lg:hidden">{list}</div>
      {/* The key closes it after a click leads to another page. */}
      <details key={path} className="lg:hidden">
        <summary className="flex min-h-11 items-center px-3 font-semibold">
          Menu{here ? `: ${here.name}` : ''}
        </summary>
        <div className="border-t border-line py-3">{list}</div>
      </details>
    </nav>
  );
}
