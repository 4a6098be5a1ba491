import type { ActionFailure, ErrorCode, ErrorDetail } from './errors';
import { agree, exactWeight, money, plural } from './format';

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

const NO_PHOTO = 'Choose a JPEG, PNG, WebP or AVIF.';
/** `why` says what an uploaded file was found to be (`lib/media/sniff.ts`). */
const photoRefused: Copy = ({ why, megapixels }) => {
  switch (why) {
    case 'heic':
      return 'This is a HEIC photo, which the shop cannot read. Export it as JPEG: on a Mac in Photos with File, Export; on an iPhone send it by Mail, or choose “Most Compatible” under Settings, Camera, Formats.';
    case 'svg':
      return `This is an SVG drawing, which can hold a program. ${NO_PHOTO}`;
    case 'gif':
      return `This is a GIF. ${NO_PHOTO}`;
    case 'animated':
      return `This picture moves. Export one of its frames. ${NO_PHOTO}`;
    case 'pdf':
      return `This is a PDF document. Export its picture. ${NO_PHOTO}`;
    case 'html':
      return `This is a web page, whatever its name says. ${NO_PHOTO}`;
    case 'tiff':
      return 'This is a TIFF or a camera’s raw file. Export it as JPEG.';
    case 'pixels':
      return `This picture has ${megapixels ? `${megapixels} million` : 'too many'} pixels. Make it smaller: 100 million are the most, 2000 across are plenty.`;
    case 'damaged':
      return 'This file is damaged or not whole. Open it, save it anew, and try again.';
    case 'empty':
      return 'This file is empty.';
    default:
      return `This is no picture that the shop knows, whatever its name says. ${NO_PHOTO}`;
  }
};

/** `why` says what is wrong with an uploaded table (`lib/admin/csv`). */
const csvRefused: Copy = ({ why, line, column, found }) => {
  switch (why) {
    case 'not_utf8':
      return 'This file is not UTF-8, so its accents cannot be read. In Excel save it as “CSV UTF-8”; in LibreOffice choose the character set “Unicode (UTF-8)”. Then upload it again.';
    case 'utf16':
      return 'This file is Unicode text of another kind (UTF-16). Save it as “CSV UTF-8” and upload it again.';
    case 'workbook':
      return 'This is a workbook, not a CSV file. Save the sheet as “CSV UTF-8” and upload that.';
    case 'too_large':
      return 'This file is larger than 20 MB. Split it and import the parts one after the other.';
    case 'too_many_rows':
      return 'This file has more than 100,000 rows. Split it and import the parts one after the other.';
    case 'too_many_columns':
      return 'This file has more than 200 columns. Take out those that the shop does not know, then upload it again.';
    case 'quotes':
      return `${line ? `Near line ${line} the` : 'The'} quotes do not close, or a cell is longer than a million characters. A quote inside a text is written twice, and such a text stands in quotes.`;
    case 'no_rows':
      return 'This file has a head and no rows below it.';
    case 'no_key':
      return `None of its columns says which record a row is about: coffees need slug, lots lot_code, sizes sku. Its columns: ${found}. Export a file first to see how it has to look.`;
    case 'no_count':
      return `A stock count needs the columns lot_code and counted_g or counted_kg. Its columns: ${found}. Download the list to count, and fill it in.`;
    case 'is_count':
      return 'This is a stock count: it has a column with counted weights. Upload it under “Import a stock count”.';
    case 'twice':
      return `The column ${column} is there twice. Take one out.`;
    default:
      return 'This file is empty.';
  }
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
  stock_promised: (d) =>
    `${exactWeight(Number(d.promisedG))} of ${d.name} are promised to ${plural(Number(d.checkouts), 'open checkout')}, and this would leave ${exactWeight(Number(d.leftG))}. Nothing was recorded. Wait until they are paid or have run out (a checkout within the hour, a payment link within a day, a bank payment within days), or cancel those orders; then record it again.`,
  stock_short: (d) =>
    `Only ${exactWeight(Number(d.onHandG))} of ${d.name} are on hand, so no more than that can go. Nothing was recorded. Check the amount and its unit.`,
  stock_moved: (d) =>
    `${d.name} moved while you counted: ${exactWeight(Number(d.seenG))} were on hand, now it is ${exactWeight(Number(d.onHandG))}. Nothing was recorded. Look at the newest lines of the ledger, correct your count if they belong in it, and record it again.`,
  quantity_limit: (d) => `You can order up to ${d.max} of one size. For more, write to us for a quote.`,
  weight_limit: (d) =>
    `This cart weighs more than a parcel may (${exactWeight(Number(d.max))}). Take something out, or write to us for freight.`,
  freight_only: text('A full export bag travels as freight. Ask us for a quote.'),
  price_changed: text(
    'A price changed while you were shopping. The cart shows the new one; please look again.',
  ),
  cart_changed: text('Your cart changed in another window. Please look at it again before paying.'),
  cart_empty: text('There is nothing in the cart.'),
  country_unserved: text('We do not ship to this country yet.'),
  too_many_open: (d) =>
    `${d.max} payment pages are open for you already, and each keeps its bags for half an hour. Pay or leave one of them, then try again.`,
  too_many_attempts: (d) =>
    `Too many attempts. Wait ${plural(Number(d.minutes ?? 10), 'minute')} and try again.`,
  payments_off: text('This shop cannot take payments yet. Your cart is kept.'),
  payment_unreachable: text(
    'The payment page did not answer. Your cart and your bags are kept; try again in a moment.',
  ),
  in_use: (d) => `This stays: ${d.because}. Archive it instead, and customers no longer see it.`,
  stale_edit: text('Somebody else changed this in the meantime. Both versions are shown below.'),
  signed_out: text('You are signed out. Sign in again; what you typed is kept in this browser.'),
  second_factor_needed: text(
    'This shop asks for a second factor. Set one up, or sign in again with the one you have.',
  ),
  wrong_sign_in: text('E-mail and passphrase do not fit together. Check both and try again.'),
  wrong_passphrase: text('This is not your passphrase. Check it and try again.'),
  wrong_code: text('This code is not right or has run out. Enter the one your app shows now.'),
  link_not_usable: text('This link was used already or has run out. Ask the owner for a new one.'),
  last_owner: text('This is the only owner. Make somebody else an owner first.'),
  same_moment: text('Somebody else saved at the same moment. Nothing was changed: press the button again.'),
  moved_on: text('This changed in the meantime. Look at how it stands now, then decide again.'),
  money_goes_back: text(
    'All of the money for this order was asked back, so nothing may leave. Cancel the order. If Stripe refuses the refund, it can be shipped again.',
  ),
  pressed_before: text(
    'An earlier press whose answer got lost was recorded after all, with other entries than these. Look at what is recorded, then enter what is still missing.',
  ),
  more_than_left: (d) =>
    `Only ${plural(Number(d.units), 'bag')} of ${d.name} ${agree(Number(d.units), 'is', 'are')} left for this. Somebody else may have been faster.`,
  refund_too_much: (d) =>
    Number(d.max) > 0
      ? `Only ${money(Number(d.max), String(d.currency))} is left to give back.`
      : 'Nothing is left to give back.',
  photo_too_large: text('This file is larger than 25 MB. Export it smaller: 2000 pixels across are plenty.'),
  photo_refused: photoRefused,
  photo_in_use: (d) =>
    `This photo is still shown: ${d.places}. Choose another one there first, then delete it.`,
  csv_refused: csvRefused,
  import_moved: text(
    'Records changed since this file was checked, so nothing was imported. The check was made anew: look at the marked rows, then import again.',
  ),
  bulk_refused: (d) => String(d.words),
  nothing_to_show: text(
    'This coffee has no lot besides drafts, so its page would be empty. Give it a lot, or set the stage of its lot to upcoming, at sea or landed; then publish it.',
  ),
};

export const errorText = (error: Pick<ActionFailure, 'code' | 'detail'>): string =>
  COPY[error.code](error.detail ?? {});

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(COPY, code);
