import type Stripe from 'stripe';
import { invalid, missingParam, type StripeError, unsupported } from './errors';
import { formatMoney, isCurrency, MAXIMUM_AMOUNT, minimumCharge } from './money';
import { DAY, MINUTE } from './options';
import { checkRequest, paramName, type RawParams } from './schema';

type Params = Stripe.Checkout.SessionCreateParams;
type Line = Stripe.Checkout.SessionCreateParams.LineItem;
type Rate = Stripe.Checkout.SessionCreateParams.ShippingOption;

const MAXIMUM_LINES = 100;
const MAXIMUM_SHIPPING_OPTIONS = 5;
const MAXIMUM_IMAGES = 8;

/** Parameters the double acts on, or that change nothing a shop can observe through the API. */
const HONOURED = new Set<keyof Params>([
  'adaptive_pricing',
  'allow_promotion_codes',
  'allowed_payment_method_types',
  'automatic_tax',
  'billing_address_collection',
  'branding_settings',
  'cancel_url',
  'client_reference_id',
  'consent_collection',
  'currency',
  'custom_text',
  'customer_creation',
  'customer_email',
  'excluded_payment_method_types',
  'expand',
  'expires_at',
  'invoice_creation',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'origin_context',
  'payment_intent_data',
  'phone_number_collection',
  'shipping_address_collection',
  'shipping_options',
  'submit_type',
  'success_url',
  'ui_mode',
  'wallet_options',
]);

/** What Stripe accepts and this shop must never send, with the reason that the error gives. */
const FORBIDDEN: Partial<Record<keyof Params, string>> = {
  after_expiration: 'A recovered session is one that nobody reserved stock for.',
  optional_items: 'The shopper could add goods that nobody reserved.',
};

export interface SessionRules {
  /** Virtual unix seconds. */
  now: number;
  strictShop: boolean;
}

/** A session request that Stripe would take, typed; throws the error Stripe would answer with. Nothing is stored. */
export function checkSessionCreate(raw: RawParams, rules: SessionRules): Params {
  refuseEmptyStrings(raw, []);
  const params = checkRequest('SessionCreate', raw);
  if (rules.strictShop) checkShopRules(params);
  checkSupport(params);
  checkUrls(params);
  checkExpiry(params, rules.now);
  checkTexts(params);
  checkMoney(params);
  return params;
}

/** Form encoding sends `''` to unset a value; on creation there is nothing to unset. Only metadata may. */
function refuseEmptyStrings(value: unknown, path: string[]): void {
  if (value === '') {
    const param = paramName(path);
    throw invalid(`You passed an empty string for '${param}'.`, param, 'parameter_invalid_empty');
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'metadata') refuseEmptyStrings(inner, [...path, key]);
  }
}

function checkShopRules(params: Params): void {
  const rule = (param: string, reason: string): StripeError =>
    invalid(`Shop rule: ${reason}`, param, 'shop_rule');
  for (const param of ['adaptive_pricing', 'automatic_tax'] as const) {
    if (params[param]?.enabled === undefined) {
      throw rule(
        `${param}[enabled]`,
        `send ${param}[enabled] explicitly. Left out, it follows the merchant's Dashboard, ` +
          'and the charged amount could change without a change of code.',
      );
    }
  }
  for (const [param, reason] of Object.entries(FORBIDDEN)) {
    if (param in params) throw rule(param, `never send ${param}. ${reason}`);
  }
  if (params.line_items?.some((line) => line.adjustable_quantity)) {
    throw rule(
      'line_items',
      'never send adjustable_quantity. The shopper could take more than was reserved.',
    );
  }
}

function checkSupport(params: Params): void {
  if (!params.mode) throw missingParam('mode');
  if (params.mode !== 'payment') throw unsupported('mode', 'Only payment.');
  if ((params.ui_mode ?? 'hosted_page') !== 'hosted_page') throw unsupported('ui_mode', 'Only hosted_page.');
  for (const param of Object.keys(params) as (keyof Params)[]) {
    if (!HONOURED.has(param)) throw unsupported(param);
  }
  if (params.allow_promotion_codes) throw unsupported('allow_promotion_codes');
  if (params.invoice_creation?.enabled) throw unsupported('invoice_creation[enabled]');
  if (params.customer_creation === 'always') throw unsupported('customer_creation', 'It keeps no customers.');
  if ((params.payment_intent_data?.capture_method ?? 'automatic').startsWith('manual')) {
    throw unsupported('payment_intent_data[capture_method]');
  }
}

function checkUrls({ success_url: success, cancel_url: cancel, line_items: lines }: Params): void {
  if (!success) throw missingParam('success_url');
  assertUrl(success, 'success_url');
  if (cancel) assertUrl(cancel, 'cancel_url');
  for (const [index, line] of (lines ?? []).entries()) {
    const images = line.price_data?.product_data?.images ?? [];
    const param = `line_items[${index}][price_data][product_data][images]`;
    if (images.length > MAXIMUM_IMAGES) throw invalid(`Up to ${MAXIMUM_IMAGES} images are allowed.`, param);
    for (const image of images) assertUrl(image, param);
  }
}

function assertUrl(url: string, param: string): void {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw invalid('Not a valid URL', param, 'url_invalid');
}

function checkExpiry({ expires_at: expiresAt }: Params, now: number): void {
  if (expiresAt === undefined) return;
  if (expiresAt < now + 30 * MINUTE) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.';
    throw invalid(message, 'expires_at');
  }
  if (expiresAt > now + DAY) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.';
    throw invalid(message, 'expires_at');
  }
}

function checkTexts(params: Params): void {
  checkMetadata(params.metadata, 'metadata');
  checkMetadata(params.payment_intent_data?.metadata, 'payment_intent_data[metadata]');
  for (const [index, line] of (params.line_items ?? []).entries()) {
    checkMetadata(line.metadata, `line_items[${index}][metadata]`);
    const product = line.price_data?.product_data;
    checkMetadata(product?.metadata, `line_items[${index}][price_data][product_data][metadata]`);
  }
  assertLength(params.client_reference_id, 200, 'client_reference_id');
  for (const [part, text] of Object.entries(params.custom_text ?? {})) {
    if (text) assertLength(text.message, 1200, `custom_text[${part}][message]`);
  }
  const email = params.customer_email;
  if (email !== undefined && !isEmail(email)) {
    throw invalid(`Invalid email address: ${email}`, 'customer_email', 'email_invalid');
  }
}

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

function assertLength(text: string | undefined, maximum: number, param: string): void {
  if (text !== undefined && text.length > maximum) {
    throw invalid(`Invalid string: must be at most ${maximum} characters`, param);
  }
}

/** At most 50 keys of 40 characters with values of 500. */
export function checkMetadata(metadata: Stripe.MetadataParam | '' | null | undefined, param: string): void {
  const entries = Object.entries(metadata || {});
  if (entries.length > 50) throw invalid('You can have up to 50 metadata keys.', param);
  for (const [key, value] of entries) {
    const entry = `${param}[${key}]`;
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters.', entry);
    if (String(value).length > 500) throw invalid('Metadata values can have up to 500 characters.', entry);
  }
}

function checkMoney(params: Params): void {
  const lines = params.line_items ?? [];
  if (lines.length === 0) throw missingParam('line_items');
  if (lines.length > MAXIMUM_LINES)
    throw invalid(`You can have up to ${MAXIMUM_LINES} line items.`, 'line_items');
  const currency = lines[0]?.price_data?.currency?.toLowerCase() ?? '';
  const taxed = params.automatic_tax?.enabled === true;
  for (const [index, line] of lines.entries()) checkLine(line, `line_items[${index}]`, currency, taxed);
  const rates = params.shipping_options ?? [];
  if (rates.length > MAXIMUM_SHIPPING_OPTIONS) {
    throw invalid(`You can have up to ${MAXIMUM_SHIPPING_OPTIONS} shipping options.`, 'shipping_options');
  }
  for (const [index, rate] of rates.entries()) checkRate(rate, `shipping_options[${index}]`, currency, taxed);
  const subtotal = lines.reduce((sum, line) => sum + amountOf(line), 0);
  const cheapest = Math.min(...rates.map((rate) => rate.shipping_rate_data?.fixed_amount?.amount ?? 0));
  checkTotal(subtotal + (rates.length > 0 ? cheapest : 0), currency);
}

const amountOf = (line: Line): number => (line.price_data?.unit_amount ?? 0) * (line.quantity ?? 0);

function checkLine(line: Line, param: string, currency: string, taxed: boolean): void {
  const price = line.price_data;
  if (!price?.product_data) throw unsupported(`${param}[price]`, 'Send price_data with product_data.');
  if (line.quantity === undefined) throw missingParam(`${param}[quantity]`);
  if (line.quantity < 1)
    throw invalid('This value must be greater than or equal to 1.', `${param}[quantity]`);
  if (price.recurring) throw unsupported(`${param}[price_data][recurring]`);
  if (line.tax_rates) throw unsupported(`${param}[tax_rates]`);
  const amount = price.unit_amount;
  if (amount === undefined) throw missingParam(`${param}[price_data][unit_amount]`);
  checkAmount(amount, `${param}[price_data][unit_amount]`);
  checkCurrency(price.currency, currency, `${param}[price_data][currency]`);
  if (taxed && !isSettled(price.tax_behavior)) throw missingTaxBehavior(`${param}[price_data][tax_behavior]`);
}

function checkRate(option: Rate, param: string, currency: string, taxed: boolean): void {
  const rate = option.shipping_rate_data;
  if (!rate) throw unsupported(`${param}[shipping_rate]`, 'Send shipping_rate_data.');
  if (!rate.fixed_amount) throw missingParam(`${param}[shipping_rate_data][fixed_amount]`);
  if (rate.fixed_amount.currency_options) {
    throw unsupported(`${param}[shipping_rate_data][fixed_amount][currency_options]`);
  }
  checkAmount(rate.fixed_amount.amount, `${param}[shipping_rate_data][fixed_amount][amount]`);
  checkCurrency(rate.fixed_amount.currency, currency, `${param}[shipping_rate_data][fixed_amount][currency]`);
  assertLength(rate.display_name, 100, `${param}[shipping_rate_data][display_name]`);
  checkMetadata(rate.metadata, `${param}[shipping_rate_data][metadata]`);
  if (taxed && !isSettled(rate.tax_behavior))
    throw missingTaxBehavior(`${param}[shipping_rate_data][tax_behavior]`);
}

const isSettled = (behavior: string | undefined): boolean =>
  behavior === 'inclusive' || behavior === 'exclusive';

const missingTaxBehavior = (param: string): StripeError =>
  invalid('With automatic tax, tax_behavior must be inclusive or exclusive.', param);

function checkAmount(amount: number, param: string): void {
  if (amount < 0)
    throw invalid('This value must be greater than or equal to 0.', param, 'parameter_invalid_integer');
  if (amount > MAXIMUM_AMOUNT)
    throw invalid('Amount must be no more than 99999999.', param, 'amount_too_large');
}

function checkCurrency(code: string, currency: string, param: string): void {
  if (!isCurrency(code)) throw invalid(`Invalid currency: ${code}.`, param);
  if (code.toLowerCase() !== currency) {
    throw invalid('All prices on a Checkout session must be expressed in the same currency.', param);
  }
}

function checkTotal(total: number, currency: string): void {
  if (total > 0 && total < minimumCharge(currency)) {
    const least = formatMoney(minimumCharge(currency), currency);
    const message = `The Checkout Session's total amount due must add up to at least ${least}.`;
    throw invalid(message, undefined, 'amount_too_small');
  }
  if (total > MAXIMUM_AMOUNT)
    throw invalid('Amount must be no more than 99999999.', undefined, 'amount_too_large');
}
