import type Stripe from 'stripe';
import { html, Markup } from './html';
import { formatMoney } from './money';
import { MARKER } from './options';
import { STYLE, STYLE_HASH } from './pay-style';
import { offersDelayed } from './session-object';
import type { FormDraft, SessionRecord } from './state';
import { totalsOf } from './totals';

type Session = Stripe.Checkout.Session;

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** Headers of every page; the form may end up at the shop, through the redirect after paying. */
export function pageHeaders(session: Session | null): Record<string, string> {
  const shop = session?.success_url ? new URL(session.success_url).origin : '';
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy':
      `default-src 'none'; style-src '${STYLE_HASH}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; ` +
      `form-action 'self' ${shop}`.trim(),
  };
}

function page(content: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${MARKER}">
<meta name="robots" content="noindex, nofollow">
<title>Demo payment</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>Demo payment</h1>
<p class="note" role="note"><strong>Demo payment: no money moves.</strong> This page stands in for the payment page
of a real shop. Never type a real card number here.</p>
${content}
</main>
</body>
</html>
`.text;
}

/** The form of an open session. `taxRateBp` is 0 when the session collects no tax. */
export function payPage(record: SessionRecord, taxRateBp: number): string {
  const { session, draft } = record;
  return page(html`
${draft?.error && html`<p class="alert" role="alert" id="error">${draft.error.message}</p>`}
${orderSummary(record)}
<form method="post" action="/c/pay/${session.id}">
${contactFields(session, draft)}
${session.shipping_address_collection && addressFields(session.shipping_address_collection.allowed_countries, draft)}
${record.rates.length > 0 && deliveryChoices(record, taxRateBp)}
${totalsOf(record, dearestRate(record), taxRateBp).total > 0 && paymentFields(session, draft)}
${session.consent_collection?.terms_of_service === 'required' && termsField(session, draft)}
${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
${payButton(record, taxRateBp)}
</form>
${session.cancel_url && html`<p class="back"><a href="${session.cancel_url}">Cancel and go back to the shop</a></p>`}`);
}

const dearestRate = ({ rates }: SessionRecord) => rates.toSorted((a, b) => b.amount - a.amount)[0];

function orderSummary({ session, lineItems }: SessionRecord): Markup {
  const currency = session.currency ?? '';
  return html`<section>
<h2>Your order</h2>
<ul>${lineItems.map(
    (line) => html`
<li><span><span class="quantity">${line.quantity} ×</span> ${line.description}</span>
<span class="amount">${formatMoney(line.amount_subtotal, currency)}</span></li>`,
  )}
</ul>
<p class="sum"><span>Subtotal</span> <span class="amount">${formatMoney(session.amount_subtotal ?? 0, currency)}</span></p>
</section>`;
}

interface Field {
  name: string;
  label: string;
  value: string;
  autocomplete: string;
  type?: string;
  required?: boolean;
  readonly?: boolean;
}

function textField(field: Field, draft: FormDraft | null): Markup {
  return html`<div class="field"><label for="${field.name}">${field.label}</label>
<input id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value}"
 autocomplete="${field.autocomplete}"${field.required !== false && html` required`}${field.readonly && html` readonly`}${
   draft?.error?.field === field.name && html` aria-invalid="true" aria-describedby="error"`
 }></div>`;
}

function contactFields(session: Session, draft: FormDraft | null): Markup {
  const given = session.customer_email;
  return html`<fieldset><legend>Contact</legend>
${textField(
  {
    name: 'email',
    label: 'Email',
    type: 'email',
    value: given ?? draft?.email ?? '',
    autocomplete: 'email',
    readonly: given !== null,
  },
  draft,
)}
${textField({ name: 'name', label: 'Full name', value: draft?.name ?? '', autocomplete: 'name' }, draft)}
${
  session.phone_number_collection?.enabled &&
  textField(
    { name: 'phone', label: 'Phone', type: 'tel', value: draft?.phone ?? '', autocomplete: 'tel' },
    draft,
  )
}
</fieldset>`;
}

function addressFields(countries: string[], draft: FormDraft | null): Markup {
  const onlyUs = countries.every((country) => country === 'US');
  const field = (
    name: string,
    label: string,
    value: string | undefined,
    autocomplete: string,
    required = true,
  ) => textField({ name, label, value: value ?? '', autocomplete, required }, draft);
  return html`<fieldset><legend>Deliver to</legend>
${field('line1', 'Address', draft?.line1, 'address-line1')}
<div class="pair">
${field('city', 'City', draft?.city, 'address-level2')}
${field('state', 'State or region', draft?.state, 'address-level1', false)}
${field('postal_code', 'ZIP or postal code', draft?.postalCode, 'postal-code', onlyUs)}
<div class="field"><label for="country">Country</label>
<select id="country" name="country" autocomplete="country" required>${countries.map(
    (country) =>
      html`<option value="${country}"${country === draft?.country && html` selected`}>${countryNames.of(country)}</option>`,
  )}</select></div>
</div>
</fieldset>`;
}

function deliveryChoices(record: SessionRecord, taxRateBp: number): Markup {
  const currency = record.session.currency ?? '';
  const chosen = record.draft?.shipping || record.rates[0]?.id;
  return html`<fieldset><legend>Delivery</legend>
${record.rates.map((rate, i) => {
  const { total, tax } = totalsOf(record, rate, taxRateBp);
  return html`<div class="choice"><input type="radio" id="shipping-${i}" name="shipping" value="${rate.id}"${
    rate.id === chosen && html` checked`
  }><label for="shipping-${i}"><span>${rate.displayName}
<span class="amount">${formatMoney(rate.amount, currency)}</span></span>
<span class="hint">${rate.estimate && `${rate.estimate}. `}Total ${formatMoney(total, currency)}${
    tax > 0 && ` with ${formatMoney(tax, currency)} demo tax`
  }</span></label></div>`;
})}
</fieldset>`;
}

function paymentFields(session: Session, draft: FormDraft | null): Markup {
  const delayed = draft?.method === 'delayed';
  return html`<fieldset><legend>Pay with</legend>
<div class="choice"><input type="radio" id="method-card" name="method" value="card"${!delayed && html` checked`}>
<label for="method-card">Test card</label></div>
${
  offersDelayed(session) &&
  html`<div class="choice"><input type="radio" id="method-delayed" name="method" value="delayed"${
    delayed && html` checked`
  }>
<label for="method-delayed">Delayed bank payment</label></div>`
}
<div class="field card"><label for="card">Test card number</label>
<input id="card" name="card" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242"
 aria-describedby="${draft?.error?.field === 'card' && 'error '}card-hint"${
   draft?.error?.field === 'card' && html` aria-invalid="true"`
 }>
<span class="hint" id="card-hint">4242… pays, 4000 0000 0000 0002 is declined, 4000 0000 0000 9995 lacks funds,
4000 0027 6000 3184 asks the bank first.</span></div>
</fieldset>`;
}

function termsField(session: Session, draft: FormDraft | null): Markup {
  return html`<div class="choice"><input type="checkbox" id="terms" name="terms" required${
    draft?.termsAccepted && html` checked`
  }><label for="terms">${
    session.custom_text.terms_of_service_acceptance?.message ?? 'I agree to the terms of this demo shop'
  }</label></div>`;
}

/** One total for each delivery; style shows the one of the chosen radio button. */
function payButton(record: SessionRecord, taxRateBp: number): Markup {
  const currency = record.session.currency ?? '';
  const rates = record.rates.length > 0 ? record.rates : [undefined];
  const totals = rates.map((rate) => formatMoney(totalsOf(record, rate, taxRateBp).total, currency));
  return html`<button>Pay <span class="totals">${totals.map(
    (total, i) => html`<span class="total total-${i}">${total}</span>`,
  )}</span> (demo)</button>`;
}

/** The bank's question of a card with authentication. */
export function authenticationPage({ session }: SessionRecord): string {
  return page(html`<section>
<h2>Your demo bank asks</h2>
<p>Do you approve the payment of ${formatMoney(session.amount_total ?? 0, session.currency ?? '')}?</p>
<form method="post" action="/c/pay/${session.id}/authenticate">
<button name="answer" value="approve">Approve</button>
<button name="answer" value="deny" class="quiet">Deny</button>
</form>
</section>`);
}

/** What a closed or unknown session shows. */
export function closedPage(session: Session | null): string {
  const paid = session?.status === 'complete';
  const back = paid ? shopUrl(session) : session?.cancel_url;
  return page(html`<section>
<h2>${paid ? 'This order is placed' : 'This payment page has closed'}</h2>
<p>${paid ? 'There is nothing left to do here.' : 'The session expired or never existed. Start again from the cart.'}</p>
${back && html`<p><a href="${back}">Back to the shop</a></p>`}
</section>`);
}

/** Where a completed session returns to. */
export const shopUrl = (session: Session): string =>
  (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
