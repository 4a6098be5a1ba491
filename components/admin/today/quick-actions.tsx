import Link from 'next/link';
import { type Permission, roleMay, type StaffRole } from '@/lib/identity/rules';

const ACTIONS: readonly { href: string; name: string; needs: Permission }[] = [
  { href: '/admin/coffees?new=coffee', name: 'New coffee', needs: 'catalog.edit' },
  { href: '/admin/stock', name: 'Receive stock', needs: 'stock.move' },
  { href: '/admin/orders/new', name: 'New order', needs: 'orders.fulfil' },
];

/** What a day begins with, as far as the role may do it. */
export function QuickActions({ role }: { role: StaffRole }) {
  return ACTIONS.filter(({ needs }) => roleMay(role, needs)).map(({ href, name }) => (
    <Link key={href} href={href} prefetch={false} className="button">
      {name}
    </Link>
  ));
}
