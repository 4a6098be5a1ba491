import { offersDelayed } from './session-object';
import { isEmail } from './session-rules';
import type { FormDraft, SessionRecord } from './state';

/** What the shopper typed, with the first thing that is wrong with it. Never reads the card number. */
export function readForm(record: SessionRecord, fields: URLSearchParams): FormDraft {
  const field = (name: string): string => (fields.get(name) ?? '').trim().slice(0, 500);
  const draft: FormDraft = {
    email: record.session.customer_email ?? field('email'),
    name: field('name'),
    phone: field('phone'),
    line1: field('line1'),
    city: field('city'),
    state: field('state'),
    postalCode: field('postal_code'),
    country: field('country'),
    shipping: record.rates.find(({ id }) => id === field('shipping'))?.id ?? record.rates[0]?.id ?? '',
    method: field('method') === 'delayed' && offersDelayed(record.session) ? 'delayed' : 'card',
    termsAccepted: field('terms') === 'on',
    error: null,
  };
  draft.error = firstError(record, draft);
  return draft;
}

function firstError({ session }: SessionRecord, draft: FormDraft): FormDraft['error'] {
  const error = (field: string, message: string) => ({ field, message });
  if (!isEmail(draft.email)) return error('email', 'Enter an email address, like name@example.com.');
  if (draft.name === '') return error('name', 'Enter a full name.');
  const countries: string[] | undefined = session.shipping_address_collection?.allowed_countries;
  if (countries) {
    if (draft.line1 === '') return error('line1', 'Enter an address.');
    if (draft.city === '') return error('city', 'Enter a city.');
    if (draft.country === 'US' && draft.postalCode === '') return error('postal_code', 'Enter a ZIP code.');
    if (!countries.includes(draft.country)) return error('country', 'Choose a country from the list.');
  }
  if (session.phone_number_collection?.enabled && draft.phone === '')
    return error('phone', 'Enter a phone number.');
  if (session.consent_collection?.terms_of_service === 'required' && !draft.termsAccepted) {
    return error('terms', 'Accept the terms to go on.');
  }
  return null;
}
