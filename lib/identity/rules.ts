export const STAFF_ROLES = ['owner', 'editor', 'fulfilment', 'viewer'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Everything a person can be allowed to do in the admin. Each action and each GET route names one. */
export const PERMISSIONS = [
  'admin.view',
  'catalog.view',
  'catalog.edit',
  'stories.edit',
  'media.edit',
  'stock.view',
  'stock.move',
  'orders.view',
  'orders.fulfil',
  'orders.refund',
  'settings.view',
  'settings.edit',
  'people.manage',
  'audit.view',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const MAY: Record<StaffRole, readonly Permission[]> = {
  owner: PERMISSIONS,
  // Customers' names and addresses are not needed to write about coffee.
  editor: ['admin.view', 'catalog.view', 'catalog.edit', 'stories.edit', 'media.edit', 'stock.view'],
  fulfilment: [
    'admin.view',
    'catalog.view',
    'stock.view',
    'stock.move',
    'orders.view',
    'orders.fulfil',
    'orders.refund',
  ],
  viewer: ['admin.view', 'catalog.view', 'stock.view', 'orders.view', 'settings.view', 'audit.view'],
};

export const roleMay = (role: StaffRole, permission: Permission): boolean => MAY[role].includes(permission);

/** As it stands in the audit log after "asked for what the role does not allow". */
export const PERMISSION_WORDS: Record<Permission, string> = {
  'admin.view': 'the admin',
  'catalog.view': 'looking at the catalogue',
  'catalog.edit': 'changing the catalogue',
  'stories.edit': 'changing stories',
  'media.edit': 'changing photos',
  'stock.view': 'looking at stock',
  'stock.move': 'moving stock',
  'orders.view': 'looking at orders',
  'orders.fulfil': 'fulfilling orders',
  'orders.refund': 'refunding orders',
  'settings.view': 'looking at the settings',
  'settings.edit': 'changing the settings',
  'people.manage': 'managing people',
  'audit.view': 'reading the audit log',
};

/** One plain line each, for the invitation form. */
export const ROLE_WORDS: Record<StaffRole, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'everything, people and settings included' },
  editor: { name: 'Editor', may: 'coffees, lots, prices, stories and photos' },
  fulfilment: { name: 'Fulfilment', may: 'orders, parcels, refunds and stock' },
  viewer: { name: 'Viewer', may: 'look at everything, change nothing' },
};

/** NIST SP 800-63B: length counts, composition rules do not. */
export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 128;

/** Two names that a reader of the audit log would take for one come out the same. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** What the audit log calls those who are no person (`lib/kernel/audit.ts`). */
const RESERVED: readonly string[] = ['the shop', 'shop', 'nobody'];
export const isReservedName = (name: string): boolean => RESERVED.includes(foldName(name));
