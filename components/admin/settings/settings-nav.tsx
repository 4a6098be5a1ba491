import Link from 'next/link';
import { roleMay, type StaffRole } from '@/lib/identity/rules';

const PAGES = [
  { href: '/admin/settings', name: 'Shop' },
  { href: '/admin/settings/shipping', name: 'Shipping' },
  { href: '/admin/settings/mails', name: 'E-mails' },
  { href: '/admin/settings/payments', name: 'Payments' },
] as const;

/** The pages of the settings, and people, who have their own. */
export function SettingsNav({ here, role }: { here: (typeof PAGES)[number]['name']; role: StaffRole }) {
  return (
    <nav aria-label="Settings" className="mb-6 flex flex-wrap gap-x-1 border-b border-line">
      {PAGES.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={name === here ? 'page' : undefined}
          className="flex min-h-11 items-center border-b-2 border-transparent px-3 font-semibold hover:underline aria-[current=page]:border-ink"
        >
          {name}
        </Link>
      ))}
      {roleMay(role, 'people.manage') && (
        <Link
          href="/admin/people"
          prefetch={false}
          className="flex min-h-11 items-center px-3 font-semibold hover:underline"
        >
          People and roles
        </Link>
      )}
    </nav>
  );
}
