import type Stripe from 'stripe';
import { type Core, emit } from './core';
import { invalid, noSuch } from './errors';
import { newId } from './ids';
import { isCreatedWithin } from './listing';
import type { RequestParams } from './request-types';
import { metadataOf, newLineItem, newSession } from './session-object';
import type { OfferedRate, SessionRecord } from './state';
import { totalsOf } from './totals';

type Params = Stripe.Checkout.SessionCreateParams;
type RateParams = Stripe.Checkout.SessionCreateParams.ShippingOption.ShippingRateData;

/** `params` are checked already (`checkSessionCreate`). */
export function createSession(core: Core, params: Params): Stripe.Checkout.Session {
  const id = newId('cs_test', 58);
  const now = core.now();
  const rates = (params.shipping_options ?? []).map(offeredRate);
  const record: SessionRecord = {
    session: newSession(params, id, `${core.base}/c/pay/${id}`, now, rates),
    lineItems: (params.line_items ?? []).map((line) => newLineItem(line, now)),
    rates,
    intent: {
      metadata: metadataOf(params.payment_intent_data?.metadata),
      description: params.payment_intent_data?.description ?? null,
      statementDescriptor: params.payment_intent_data?.statement_descriptor ?? null,
    },
    draft: null,
  };
  applyTotals(record, rates[0], 0);
  core.state.sessions.set(id, record);
  return record.session;
}

function offeredRate({ shipping_rate_data: rate }: { shipping_rate_data?: RateParams }): OfferedRate {
  return {
    id: newId('shr'),
    displayName: rate?.display_name ?? '',
    amount: rate?.fixed_amount?.amount ?? 0,
    taxBehavior: rate?.tax_behavior === 'inclusive' ? 'inclusive' : 'exclusive',
    estimate: estimateOf(rate?.delivery_estimate),
  };
}

function estimateOf(estimate: RateParams['delivery_estimate'] | undefined): string | null {
  const { minimum, maximum } = estimate ?? {};
  const last = maximum ?? minimum;
  if (!last) return null;
  const span =
    minimum && maximum && minimum.value !== maximum.value ? `${minimum.value}–${maximum.value}` : last.value;
  return `${span} ${last.unit.replace('_', ' ')}${last.value === 1 ? '' : 's'}`;
}

/** Writes what the session costs with `rate` into it. */
export function applyTotals(record: SessionRecord, rate: OfferedRate | undefined, taxRateBp: number): number {
  const { session, lineItems } = record;
  const totals = totalsOf(record, rate, taxRateBp);
  for (const [index, line] of lineItems.entries()) {
    const tax = totals.lineTaxes[index] ?? 0;
    line.amount_tax = tax;
    line.amount_total = line.amount_subtotal + (line.price?.tax_behavior === 'inclusive' ? 0 : tax);
  }
  session.amount_subtotal = totals.subtotal;
  session.amount_total = totals.total;
  session.total_details = { amount_discount: 0, amount_shipping: totals.shipping, amount_tax: totals.tax };
  session.shipping_cost = rate
    ? {
        amount_subtotal: totals.shipping,
        amount_tax: totals.shippingTax,
        amount_total: totals.shipping + (rate.taxBehavior === 'inclusive' ? 0 : totals.shippingTax),
        shipping_rate: rate.id,
      }
    : null;
  return totals.total;
}

export function getSession(core: Core, id: string): SessionRecord {
  const record = core.state.sessions.get(id);
  if (!record) throw noSuch('checkout.session', id, 'session');
  return record;
}

/** Newest first. */
export function listSessions(core: Core, params: RequestParams['SessionList']): Stripe.Checkout.Session[] {
  const email = params.customer_details?.email;
  // Nothing in the double has a customer, a payment link or a subscription.
  if (params.customer || params.customer_account || params.payment_link || params.subscription) return [];
  return [...core.state.sessions.values()]
    .map((record) => record.session)
    .filter((session) => isCreatedWithin(session.created, params.created))
    .filter((session) => params.status === undefined || session.status === params.status)
    .filter(
      (session) => params.payment_intent === undefined || session.payment_intent === params.payment_intent,
    )
    .filter((session) => email === undefined || session.customer_details?.email === email)
    .reverse();
}

export function expireSession(core: Core, record: SessionRecord): Stripe.Checkout.Session {
  const { session } = record;
  if (session.status !== 'open') {
    throw invalid(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  cancelIntent(core, session);
  session.status = 'expired';
  session.url = null;
  record.draft = null;
  emit(core, 'checkout.session.expired', session);
  return session;
}

function cancelIntent(core: Core, session: Stripe.Checkout.Session): void {
  const intent = core.state.intents.get(String(session.payment_intent));
  if (!intent) return;
  intent.status = 'canceled';
  intent.canceled_at = core.now();
  intent.cancellation_reason = 'expired';
  intent.next_action = null;
  emit(core, 'payment_intent.canceled', intent);
}

/** Expires what is due by the virtual clock. Runs before each request and once a second. */
export function expireDue(core: Core): void {
  for (const record of core.state.sessions.values()) {
    if (record.session.status === 'open' && core.now() >= record.session.expires_at)
      expireSession(core, record);
  }
}
