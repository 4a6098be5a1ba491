import type { ActionFailure, ErrorCode, ErrorDetail } from './errors';
import { plural, weight } from './format';

type Copy = (detail: ErrorDetail) => string;
const text =
  (s: string): Copy =>
  () =>
    s;

/** `left`: what the lot has although no bag of this size (`NoneBecause` of inventory). */
const noneLeft: Copy = ({ name, size, left }) => {
  if (left === 'smaller')
    return `${name ? `The ${size} bag of ${name}` : 'This size'} is gone; smaller bags are left.`;
  if (left === 'own')
    return `Your other bags leave too little of ${name ? `${name} for the ${size} bag` : 'this lot for this size'}.`;
  return `${name ?? 'This lot'} has just sold out.`;
};

/** Words for a person: what happened and what to do. Does not compile until every code has some. */
const COPY: Record<ErrorCode, Copy> = {
  invalid_input: text('Something in the form is missing or not usable. Check the marked fields.'),
  forbidden: text('This action is not allowed from here. Reload the page and try again.'),
  not_found: text('This does not exist any more. It may have been renamed or taken off the table.'),
  variant_unavailable: text('This size is not for sale at the moment. Choose another one.'),
  insufficient_stock: (d) =>
    Number(d.units) > 0
      ? `Only ${plural(Number(d.units), 'bag')} left${d.name ? ` of ${d.name}, ${d.size}` : ''}.`
      : noneLeft(d),
  quantity_limit: (d) => `You can order up to ${d.max} of one size. For more, write to us for a quote.`,
  weight_limit: (d) =>
    `This cart weighs more than a parcel may (${weight(Number(d.max))}). Take something out, or write to us for freight.`,
  freight_only: text('A full export bag travels as freight. Ask us for a quote.'),
  price_changed: text(
    'A price changed while you were shopping. The cart shows the new one; please look again.',
  ),
  cart_changed: text('Your cart changed in another window. Please look at it again before paying.'),
  cart_empty: text('There is nothing in the cart.'),
  country_unserved: text('We do not ship to this country yet.'),
  too_many_attempts: (d) =>
    `Too many attempts. Wait ${plural(Number(d.minutes ?? 10), 'minute')} and try again.`,
  payments_off: text('This shop cannot take payments yet. Your cart is kept.'),
  payment_unreachable: text(
    'The payment page did not answer. Your cart and your bags are kept; try again in a moment.',
  ),
  stale_edit: text('Somebody else changed this in the meantime. Both versions are shown below.'),
  signed_out: text('You are signed out. Sign in again; what you typed is kept in this browser.'),
  second_factor_needed: text(
    'This shop asks for a second factor. Set up a passkey or an authenticator app first.',
  ),
  wrong_sign_in: text('E-mail and passphrase do not fit together. Check both and try again.'),
  wrong_code: text('This code is not right or has run out. Enter the one your app shows now.'),
  link_not_usable: text('This link was used already or has run out. Ask the owner for a new one.'),
  last_owner: text('This is the only owner. Make somebody else an owner first.'),
};

export const errorText = (error: Pick<ActionFailure, 'code' | 'detail'>): string =>
  COPY[error.code](error.detail ?? {});

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(COPY, code);
