import type { ReactNode } from 'react';
import { AdminShell } from '@/components/admin/admin-shell';
import { shopDb } from '@/db/pools';
import { MENU } from '@/lib/admin/menu';
import { ROLE_WORDS, roleMay } from '@/lib/identity/rules';
import { signedIn } from '@/lib/identity/session';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { getShopSettings } from '@/lib/shipping/queries';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const person = await signedIn();
  // The page sends them to the sign-in (staffPage): there is nothing to put in the frame.
  if (!person) return children;
  const may = person.mustProveMore
    ? () => false
    : (item: { needs: Parameters<typeof roleMay>[1] }) => roleMay(person.role, item.needs);
  const groups = MENU.map((group) => ({ ...group, items: group.items.filter(may) })).filter(
    (group) => group.items.length > 0,
  );
  const { name } = await getShopSettings(shopDb());
  return (
    <AdminShell
      person={{ id: person.id, name: person.name, role: ROLE_WORDS[person.role].name }}
      shop={name}
      mode={paymentsNotice().mode}
      groups={groups}
    >
      {children}
    </AdminShell>
  );
}
