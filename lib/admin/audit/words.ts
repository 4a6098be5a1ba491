import { exactWeight, list, money } from '@/lib/kernel/format';
import type { AuditEntry } from './types';

/** What a person did, by the action's name; the others are read from their name. */
const DONE: Readonly<Record<string, string>> = {
  'staff.signed_in': 'signed in',
  'staff.signed_out': 'signed out',
  'staff.sign_in_failed': 'A sign-in failed',
  'staff.invited': 'invited',
  'staff.joined': 'joined',
  'staff.role_changed': 'changed the role of',
  'staff.passphrase_changed': 'changed the passphrase',
  'staff.passphrase_renewed': 'chose a new passphrase',
  'staff.passkey_added': 'added a passkey',
  'staff.passkey_removed': 'removed a passkey',
  'staff.authenticator_added': 'added an authenticator app',
  'staff.authenticator_removed': 'removed the authenticator app',
  'staff.recovery_codes_renewed': 'renewed the recovery codes',
  'staff.sessions_ended': 'signed out other browsers',
  'staff.second_factors_cleared': 'cleared the second factors of',
  'settings.second_factor': 'changed who needs a second factor',
  'settings.save': 'changed the settings',
  'shipping.create': 'added the shipping service',
  'shipping.save': 'changed the shipping service',
  'shipping.remove': 'removed the shipping service',
  'shipping.move': 'moved the shipping service',
  'mail.test': 'sent a test of the mail',
  'order.write': 'wrote the order',
  'order.cancel_unpaid': 'cancelled the unpaid order',
  'order.end_shipping': 'ended the shipping of the order',
  'order.resend_mail': 'sent a mail again for the order',
  'order.restock': 'took back goods of the order',
  'order.note': 'noted something on the order',
  'order.export': 'exported orders',
  'alert.deal_with': 'dealt with the alert',
  'import.apply': 'imported the file',
  'stock.receive': 'received stock of lot',
  'stock.damage': 'wrote off stock of lot',
  'stock.count': 'counted lot',
  'stock.adjust': 'corrected the stock of lot',
  'stock.restock': 'took stock back into lot',
};

const VERBS: Readonly<Record<string, string>> = {
  save: 'changed',
  create: 'added',
  add: 'added',
  delete: 'deleted',
  remove: 'removed',
  archive: 'archived',
  restore: 'restored',
  publish: 'published',
  unpublish: 'took down',
  schedule: 'planned',
  duplicate: 'copied',
  place: 'placed',
  record: 'recorded',
  cancel: 'cancelled',
  hold: 'held',
  release: 'released',
  refund: 'refunded',
  ship: 'shipped',
  move: 'moved',
  plan: 'planned a change of',
  plan_cancelled: 'took back the plan for',
  plan_failed: 'could not carry out the plan for',
  preview_link: 'made a preview link for',
  preview_link_revoked: 'ended the preview link for',
};

/** "changed the coffee", "signed in": what the person at the head of the line did. */
export function doneText({ action, subject }: Pick<AuditEntry, 'action' | 'subject'>): string {
  const known = DONE[action];
  if (known) return known;
  const verb = action.slice(action.indexOf('.') + 1);
  return `${VERBS[verb] ?? spaced(verb)} the ${areaText(subject).toLowerCase()}`;
}

const AREAS: Readonly<Record<string, string>> = {
  staff: 'People',
  settings: 'Settings',
  shipping: 'Shipping',
  variant: 'Size',
  region: 'Origin',
};

/** "shipping_service" → "Shipping service". */
export const areaText = (subject: string): string => AREAS[subject] ?? capital(spaced(subject));

/** "freeFrom" → "Free from". */
export const fieldText = (field: string): string => FIELDS[field] ?? capital(spaced(field));

const FIELDS: Readonly<Record<string, string>> = {
  sku: 'SKU',
  priceMinor: 'Price',
  minBusinessDays: 'Fastest, business days',
  maxBusinessDays: 'Slowest, business days',
  showWasPrice: 'Lowest price of 30 days shown',
  unitPriceBase: 'Unit price per',
  demo: 'Demo ribbon',
  stripeTax: 'Stripe Tax',
  cutOffHour: 'Cut-off hour',
  seoTitle: 'SEO title',
  onHandG: 'On hand',
};

const MONEY: ReadonlySet<string> = new Set(['price', 'priceMinor', 'amount', 'freeFrom', 'refund']);
const WEIGHT: ReadonlySet<string> = new Set([
  'net',
  'gross',
  'draw',
  'onHand',
  'g',
  'green',
  'roasted',
  'upTo',
]);
const isWeight = (field: string) => WEIGHT.has(field) || /[a-z](G|_g)$/.test(field);
const LONGEST = 240;

/** A value as a person reads it; long texts and lists are cut. */
export function valueText(field: string, value: unknown, currency: string): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'number')
    return MONEY.has(field) ? money(value, currency) : isWeight(field) ? exactWeight(value) : String(value);
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing';
    return cut(list(value.map((one) => valueText(field, one, currency))));
  }
  if ('type' in (value as object) && (value as { type: unknown }).type === 'doc') return 'a text';
  return cut(
    Object.entries(value as object)
      .filter(([name, one]) => name !== 'id' && one !== null && one !== '')
      .map(([name, one]) => `${fieldText(name).toLowerCase()} ${valueText(name, one, currency)}`)
      .join(', '),
  );
}

/** Where the record can be looked at; null when it has no page. */
export function recordHref({
  subject,
  subjectId,
  label,
}: Pick<AuditEntry, 'subject' | 'subjectId' | 'label'>): string | null {
  const id = encodeURIComponent(subjectId);
  switch (subject) {
    case 'coffee':
      return `/admin/coffees?open=${id}`;
    case 'lot':
      return `/admin/lots?open=${id}`;
    case 'variant':
      return `/admin/prices?open=${id}`;
    case 'producer':
      return `/admin/producers?open=${id}`;
    case 'region':
      return `/admin/origins?open=${id}`;
    case 'story':
      return `/admin/stories/${id}`;
    case 'order':
      // An order's page goes by its number, which is what it is called here.
      return /^[A-Z]+-[0-9A-Z-]+$/.test(label) ? `/admin/orders/${label}` : null;
    case 'settings':
      return '/admin/settings';
    case 'photo':
      return `/admin/photos?open=${id}`;
    case 'shipping':
      return `/admin/settings/shipping?open=${id}`;
    case 'staff':
      return '/admin/people';
    default:
      return null;
  }
}

const spaced = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]/g, ' ')
    .toLowerCase();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
