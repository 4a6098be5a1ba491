import { parseAmount } from '@/lib/admin/orders/rules';
import { readWeight } from '@/lib/admin/stock/weight';
import { decimalPrice } from '@/lib/kernel/format';
import { grams, type Minor, minor } from '@/lib/kernel/units';
import { bandFaults } from '@/lib/shipping/bands';
import type { ServiceTerms } from '@/lib/shipping/service';
import type { ServiceText } from './types';

/** Terms as they stand in the form: kilograms, and the shop's currency without its sign. */
export const textOf = (terms: ServiceTerms, currency: string): ServiceText => ({
  zone: terms.zone,
  name: terms.name,
  countries: [...terms.countries],
  minBusinessDays: String(terms.minBusinessDays),
  maxBusinessDays: String(terms.maxBusinessDays),
  freeFrom: terms.freeFrom === null ? '' : decimalPrice(terms.freeFrom, currency),
  bands: terms.bands.map(({ upTo, price }) => ({
    upTo: String(upTo / 1000),
    price: decimalPrice(price, currency),
  })),
});

type Read = { terms: ServiceTerms } | { faults: Record<string, string[]> };

/** What was typed as terms, or what is wrong with it by field: `bands.2.price`. */
export function termsOf(text: ServiceText, currency: string): Read {
  const faults: Record<string, string[]> = {};
  const fault = (field: string, words: string) => {
    faults[field] = [...(faults[field] ?? []), words];
  };
  const days = (field: 'minBusinessDays' | 'maxBusinessDays'): number => {
    const typed = text[field].trim();
    if (/^\d{1,2}$/.test(typed)) return Number(typed);
    fault(field, 'A number of business days, 0 to 99.');
    return 0;
  };
  const amount = (field: string, typed: string): Minor => {
    const read = parseAmount(typed, currency);
    if (read === null) fault(field, 'An amount, such as 5.95.');
    return read ?? minor(0);
  };
  const [min, max] = [days('minBusinessDays'), days('maxBusinessDays')];
  if (min > max) fault('maxBusinessDays', 'The slowest parcel takes at least as long as the fastest.');
  const freeFrom = text.freeFrom.trim() === '' ? null : amount('freeFrom', text.freeFrom);
  if (freeFrom === 0)
    fault('freeFrom', 'Free from nothing would be free always: set the prices below to 0 instead.');
  const bands = text.bands.map(({ upTo, price }, i) => {
    const weighed = readWeight(upTo, 'kg');
    if ('problem' in weighed) fault(`bands.${i}.upTo`, weighed.problem);
    return { upTo: 'g' in weighed ? weighed.g : grams(0), price: amount(`bands.${i}.price`, price) };
  });
  if (Object.keys(faults).length === 0)
    for (const { band, field, words } of bandFaults(bands)) fault(`bands.${band}.${field}`, words);
  if (Object.keys(faults).length > 0) return { faults };
  return {
    terms: {
      zone: text.zone.trim(),
      name: text.name.trim(),
      countries: text.countries,
      minBusinessDays: min,
      maxBusinessDays: max,
      freeFrom,
      bands,
    },
  };
}
