import { BASE_LABEL, money } from '@/lib/kernel/format';
import { PROCESSES, TASTE_FAMILIES } from '@/lib/kernel/taste';
import type { UnitPriceBase } from '@/lib/kernel/units';
import { canBuy, FORM_LABEL } from './rules';
import type { CatalogEntry } from './types';

/** The filters that a visitor may combine. Values of one filter add up, filters narrow each other. */
export const FACETS = ['taste', 'process', 'country', 'form', 'price', 'stock'] as const;
export type FacetKey = (typeof FACETS)[number];
export const SORTS = {
  table: 'As on the table',
  newest: 'Newest arrival',
  price: 'Price per weight',
  altitude: 'Highest grown',
  score: 'Cup score',
} as const;
export type Sort = keyof typeof SORTS;

export type Question = { filters: Record<FacetKey, string[]>; sort: Sort };
export type FacetValue = {
  value: string;
  label: string;
  plain: string | null;
  count: number;
  chosen: boolean;
};
export type Facet = { key: FacetKey; title: string; values: FacetValue[] };

/** What the sorts are called: a score that was invented for the demo says so. */
const sortNames = (entries: readonly CatalogEntry[]): Record<Sort, string> => ({
  ...SORTS,
  ...(entries.some((e) => e.demo && e.score !== null) && { score: 'Demo cup score' }),
});

/** By what the shop prices its coffee: the weight on the cards, and the currency. Null before anything has a price. */
type Pricing = { base: UnitPriceBase; currency: string };
function pricingOf(entries: readonly CatalogEntry[]): Pricing | null {
  const offer = entries.find((e) => (e.kind === 'coffee' || e.kind === 'blend') && e.offer)?.offer;
  return offer ? { base: offer.unitBase, currency: offer.currency } : null;
}

const titleOf = (key: FacetKey, pricing: Pricing | null): string =>
  ({
    taste: 'Taste',
    process: 'Process',
    country: 'Origin',
    form: 'Form',
    price: pricing ? `Price per ${BASE_LABEL[pricing.base]}` : 'Price',
    stock: 'Stock',
  })[key];

/** Where the price bands meet, in minor units per unit base; the card shows the same number. */
const PRICE_EDGES: Record<UnitPriceBase, readonly [number, number, number]> = {
  lb: [800, 1000, 2500],
  kg: [1800, 2200, 5500],
  '100g': [180, 220, 550],
};
type Band = { value: string; label: string; from: number; to: number };
function bandsOf(pricing: Pricing | null): Band[] {
  if (!pricing) return [];
  const edges = PRICE_EDGES[pricing.base];
  // Whole amounts without their noughts: "$8", "$1.80".
  const say = (edge: number) => money(edge, pricing.currency).replace(/\.0+$/, '');
  const name = (edge: number) => String(edge / 100);
  const [low, mid, high] = edges;
  return [
    { value: `to-${name(low)}`, label: `up to ${say(low)}`, from: 0, to: low },
    { value: `${name(low)}-${name(mid)}`, label: `${say(low)} to ${say(mid)}`, from: low + 1, to: mid },
    { value: `${name(mid)}-${name(high)}`, label: `${say(mid)} to ${say(high)}`, from: mid + 1, to: high },
    { value: `from-${name(high)}`, label: `above ${say(high)}`, from: high + 1, to: Number.MAX_SAFE_INTEGER },
  ];
}

type ValuesOf = Record<FacetKey, (entry: CatalogEntry) => string[]>;
const readerOf = (pricing: Pricing | null): ValuesOf => ({
  taste: (e) => e.tasteFamilies,
  process: (e) => (e.process ? [e.process] : []),
  country: (e) => (e.regions[0] ? [e.regions[0].path] : []),
  form: (e) => e.forms,
  price: (e) => {
    const unit = e.offer?.unitPrice;
    const band =
      unit === undefined || e.offer?.unitBase !== pricing?.base || e.kind === 'set'
        ? undefined
        : bandsOf(pricing).find((b) => unit >= b.from && unit <= b.to);
    return band ? [band.value] : [];
  },
  stock: (e) => [canBuy(e.availability) ? 'in' : 'not-now'],
});

function labelOf(
  key: FacetKey,
  value: string,
  entries: readonly CatalogEntry[],
): { label: string; plain: string | null } {
  switch (key) {
    case 'taste':
      return Object.hasOwn(TASTE_FAMILIES, value)
        ? TASTE_FAMILIES[value as keyof typeof TASTE_FAMILIES]
        : { label: value, plain: null };
    case 'process':
      return Object.hasOwn(PROCESSES, value)
        ? PROCESSES[value as keyof typeof PROCESSES]
        : { label: value, plain: null };
    case 'country':
      return {
        label: entries.find((e) => e.regions[0]?.path === value)?.regions[0]?.name ?? value,
        plain: null,
      };
    case 'form':
      return Object.hasOwn(FORM_LABEL, value)
        ? { label: FORM_LABEL[value as keyof typeof FORM_LABEL], plain: null }
        : { label: value, plain: null };
    case 'price':
      return {
        label: bandsOf(pricingOf(entries)).find((b) => b.value === value)?.label ?? value,
        plain: null,
      };
    case 'stock':
      return { label: value === 'in' ? 'In stock' : 'Not for sale now', plain: null };
  }
}

const emptyFilters = (): Question['filters'] => ({
  taste: [],
  process: [],
  country: [],
  form: [],
  price: [],
  stock: [],
});

/** Reads a query string. Anything unknown is dropped: a link never breaks. */
export function readQuestion(params: Record<string, string | string[] | undefined>): Question {
  const filters = emptyFilters();
  for (const key of FACETS) {
    const given = params[key];
    const values = (Array.isArray(given) ? given : given === undefined ? [] : [given]).flatMap((v) =>
      v.split(','),
    );
    filters[key] = [...new Set(values.map((v) => v.trim()).filter((v) => v !== '' && v.length <= 60))].slice(
      0,
      12,
    );
  }
  const sort = Array.isArray(params.sort) ? params.sort[0] : params.sort;
  return { filters, sort: sort !== undefined && Object.hasOwn(SORTS, sort) ? (sort as Sort) : 'table' };
}

/** The address of a question: `/coffee` when nothing is asked, since that page is static. */
export function questionHref({ filters, sort }: Question): string {
  const query = new URLSearchParams();
  for (const key of FACETS) for (const value of filters[key]) query.append(key, value);
  if (sort !== 'table') query.set('sort', sort);
  return query.size === 0 ? '/coffee' : `/coffee/find?${query}`;
}

export function withValue(question: Question, key: FacetKey, value: string): Question {
  const has = question.filters[key].includes(value);
  const values = has ? question.filters[key].filter((v) => v !== value) : [...question.filters[key], value];
  return { ...question, filters: { ...question.filters, [key]: values } };
}

const matches = (
  entry: CatalogEntry,
  filters: Question['filters'],
  valuesOf: ValuesOf,
  except?: FacetKey,
): boolean =>
  FACETS.every(
    (key) =>
      key === except ||
      filters[key].length === 0 ||
      valuesOf[key](entry).some((v) => filters[key].includes(v)),
  );

const ORDER: Record<Sort, (a: CatalogEntry, b: CatalogEntry) => number> = {
  table: (a, b) => Number(canBuy(b.availability)) - Number(canBuy(a.availability)),
  newest: (a, b) => (b.arrivedOn ?? '').localeCompare(a.arrivedOn ?? ''),
  price: (a, b) =>
    (a.offer?.unitPrice ?? Number.MAX_SAFE_INTEGER) - (b.offer?.unitPrice ?? Number.MAX_SAFE_INTEGER),
  altitude: (a, b) => (b.altitudeMax ?? 0) - (a.altitudeMax ?? 0),
  score: (a, b) => (b.score ?? 0) - (a.score ?? 0),
};

/** The coffees that answer a question, each filter with how many coffees each value would give, and the sorts. */
export function answer(
  entries: readonly CatalogEntry[],
  question: Question,
): { found: CatalogEntry[]; facets: Facet[]; sorts: Record<Sort, string> } {
  const pricing = pricingOf(entries);
  const valuesOf = readerOf(pricing);
  const found = entries.filter((e) => matches(e, question.filters, valuesOf)).sort(ORDER[question.sort]);
  const facets = FACETS.map((key): Facet => {
    const pool = entries.filter((e) => matches(e, question.filters, valuesOf, key));
    const known = [...new Set([...entries.flatMap(valuesOf[key]), ...question.filters[key]])];
    const values = known.map((value) => ({
      value,
      ...labelOf(key, value, entries),
      count: pool.filter((e) => valuesOf[key](e).includes(value)).length,
      chosen: question.filters[key].includes(value),
    }));
    const order = key === 'price' ? bandsOf(pricing).map((b) => b.value) : null;
    values.sort((a, b) =>
      order
        ? order.indexOf(a.value) - order.indexOf(b.value)
        : b.count - a.count || a.label.localeCompare(b.label),
    );
    return { key, title: titleOf(key, pricing), values };
  });
  // A filter with nothing to choose would be a heading over nothing.
  return { found, facets: facets.filter((facet) => facet.values.length > 0), sorts: sortNames(entries) };
}

/** The filter that empties the list: the one whose removal gives the most. Null when the list is not empty. */
export function emptyingFilter(
  entries: readonly CatalogEntry[],
  question: Question,
): { key: FacetKey; title: string; count: number } | null {
  const pricing = pricingOf(entries);
  const valuesOf = readerOf(pricing);
  if (entries.some((e) => matches(e, question.filters, valuesOf))) return null;
  const gains = FACETS.filter((key) => question.filters[key].length > 0)
    .map((key) => ({
      key,
      title: titleOf(key, pricing),
      count: entries.filter((e) => matches(e, question.filters, valuesOf, key)).length,
    }))
    .sort((a, b) => b.count - a.count);
  return gains[0] ?? null;
}
