import { expect, it } from 'vitest';
import { PERMISSIONS, roleMay, STAFF_ROLES } from './rules';

/** Written out a second time on purpose: whoever widens a role has to say so twice. */
const TABLE: Record<(typeof PERMISSIONS)[number], string> = {
  'admin.view': 'owner editor fulfilment viewer',
  'catalog.view': 'owner editor fulfilment viewer',
  'catalog.edit': 'owner editor',
  'stories.edit': 'owner editor',
  'media.edit': 'owner editor',
  'stock.view': 'owner editor fulfilment viewer',
  'stock.move': 'owner fulfilment',
  'orders.view': 'owner fulfilment viewer',
  'orders.fulfil': 'owner fulfilment',
  'orders.refund': 'owner fulfilment',
  'settings.view': 'owner viewer',
  'settings.edit': 'owner',
  'people.manage': 'owner',
  'audit.view': 'owner viewer',
};

it.each(PERMISSIONS)('%s is for those roles alone', (permission) => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, permission)).join(' ')).toBe(TABLE[permission]);
});
