import type { Permission } from '@/lib/identity/rules';

export type MenuItem = { href: string; name: string; needs: Permission };
export type MenuGroup = { name: string; items: readonly MenuItem[] };

/** Every page of the admin, and what a person must be allowed to do to see it. Pages ask for the same permission. */
export const MENU: readonly MenuGroup[] = [
  { name: '', items: [{ href: '/admin', name: 'Today', needs: 'admin.view' }] },
  {
    name: 'Selling',
    items: [
      { href: '/admin/orders', name: 'Orders', needs: 'orders.view' },
      { href: '/admin/stock', name: 'Stock', needs: 'stock.view' },
      { href: '/admin/roasting', name: 'Roast plan', needs: 'stock.view' },
    ],
  },
  {
    name: 'Catalogue',
    items: [
      { href: '/admin/coffees', name: 'Coffees', needs: 'catalog.view' },
      { href: '/admin/lots', name: 'Lots', needs: 'catalog.view' },
      { href: '/admin/prices', name: 'Sizes & prices', needs: 'catalog.view' },
      { href: '/admin/producers', name: 'Producers', needs: 'catalog.view' },
      { href: '/admin/origins', name: 'Origins', needs: 'catalog.view' },
      { href: '/admin/import', name: 'Import & export', needs: 'catalog.view' },
    ],
  },
  {
    name: 'Telling',
    items: [
      { href: '/admin/stories', name: 'Stories', needs: 'catalog.view' },
      { href: '/admin/photos', name: 'Photos', needs: 'catalog.view' },
    ],
  },
  {
    name: 'The shop',
    items: [
      { href: '/admin/settings', name: 'Settings', needs: 'settings.view' },
      { href: '/admin/people', name: 'People', needs: 'people.manage' },
      { href: '/admin/audit', name: 'Audit log', needs: 'audit.view' },
    ],
  },
];
