import type { UnitPriceBase } from '@/lib/kernel/units';
import type { Availability, CatalogEntry, Form, Freshness, Lack, ProducerPage, VariantOption } from './types';

export type LotStage = 'draft' | 'upcoming' | 'afloat' | 'landed' | 'archived';

/** Below this many of the smallest bag a lot is called low. */
const LOW_BAGS = 10;

/**
 * What a visitor may know about a lot. `free` is on hand minus reserved, `smallestDraw` what the smallest bag takes
 * (null when nothing is for sale), `freightDraw` the smallest full bag, which is sold by a quote. Sold out is only what
 * could be bought once: what `lacks` a size or stock since ever is not for sale yet.
 */
export function availability(
  stage: LotStage,
  free: number,
  smallestDraw: number | null,
  lacks: readonly Lack[] = [],
  freightDraw: number | null = null,
): Availability {
  if (stage === 'afloat' || stage === 'upcoming' || stage === 'archived') return stage;
  if (smallestDraw === null && freightDraw !== null && free >= freightDraw) return 'by-quote';
  if (smallestDraw === null || free < smallestDraw) return lacks.length > 0 ? 'not-yet' : 'sold-out';
  return free < smallestDraw * LOW_BAGS ? 'low' : 'in-stock';
}

export const canBuy = (a: Availability): boolean => a === 'in-stock' || a === 'low';

/** Whole calendar months from a "2026-09" (or day) to a day. */
export function monthsSince(partial: string, today: string): number {
  const [y = 0, m = 1] = partial.split('-').map(Number);
  const [ty = 0, tm = 1] = today.split('-').map(Number);
  return (ty - y) * 12 + (tm - m);
}

/**
 * Freshness of green coffee, derived from arrival, never stored (coffee.md 2.6): fresh up to six months, use soon up
 * to eleven, then past crop. Null before arrival.
 */
export function freshness(arrivedOn: string | null, today: string): Freshness | null {
  if (!arrivedOn?.includes('-')) return null;
  const months = monthsSince(arrivedOn, today);
  if (months < 0) return null;
  if (months <= 6) return 'fresh';
  return months <= 11 ? 'use-soon' : 'past-crop';
}

export const FRESHNESS_LABEL: Record<Freshness, string> = {
  fresh: 'Fresh',
  'use-soon': 'Use soon',
  'past-crop': 'Past crop',
};

/** The month in which a lot turns past crop: a year after it arrived. */
export function pastCropFrom(arrivedOn: string): string | null {
  const [year, month] = arrivedOn.split('-');
  return year && month ? `${Number(year) + 1}-${month}` : null;
}

type Crop = { lotCode: string; cropYear: string };
/** What takes the place of a past crop: the newest crop after it that is not a past one itself. */
export function newerCrop<T extends Crop & { availability: Availability }>(
  past: Crop,
  lots: readonly T[],
): T | null {
  const newer = lots.filter((lot) => lot.availability !== 'archived' && lot.cropYear > past.cropYear);
  return newer.sort((a, b) => b.cropYear.localeCompare(a.cropYear))[0] ?? null;
}

/** The coffee whose sheet stands for a producer where no photo does: one of theirs, else one from where they are. */
export const sheetOfProducer = (
  producer: Pick<ProducerPage, 'slug'> & { region: readonly { path: string }[] },
  entries: readonly CatalogEntry[],
): CatalogEntry | undefined => {
  const place = producer.region.at(-1)?.path;
  return (
    entries.find((e) => e.producer?.slug === producer.slug) ??
    entries.find((e) => place !== undefined && e.regionPaths.includes(place))
  );
};

/** The coffee whose sheet stands for an origin where no photo does: the first that comes from there. */
export const sheetOfOrigin = (path: string, entries: readonly CatalogEntry[]): CatalogEntry | undefined =>
  entries.find((e) => e.regionPaths.includes(path));

/** The coffee whose sheet stands for a story where no photo does: the first of its coffees that has one. */
export const sheetOfStory = (
  story: { coffees: readonly string[] },
  entries: readonly CatalogEntry[],
): CatalogEntry | undefined => {
  const bySlug = new Map(entries.map((e) => [e.slug, e]));
  return story.coffees.flatMap((slug) => bySlug.get(slug) ?? [])[0];
};

export const SPECIES_LABEL: Readonly<Record<string, string>> = {
  arabica: 'Arabica',
  canephora: 'Canephora (robusta)',
  liberica: 'Liberica',
  eugenioides: 'Eugenioides',
  hybrid: 'Hybrid',
};
export const PACKAGING_LABEL: Readonly<Record<string, string>> = {
  jute: 'Jute',
  'jute-grainpro': 'Jute with GrainPro',
  'vacuum-box': 'Vacuum box',
  ecotact: 'Ecotact',
};
/** Where along the way a disclosed price was paid. */
export const PAID_AT_LABEL: Readonly<Record<string, string>> = {
  'farm-gate': 'Farm gate',
  'cooperative-gate': 'Cooperative gate',
  fob: 'FOB',
  'ex-works': 'Ex works',
  landed: 'Landed',
};

export const FORM_LABEL: Record<Form, string> = {
  green: 'Green, unroasted',
  roasted: 'Roasted',
  chocolate: 'Chocolate',
  set: 'Set',
};

/** CVA conversion to 100 points: S = 0.65625 · Σh + 52.75 − 2u − 4d, to the nearest quarter, halves up (coffee.md 2.3). */
export function cvaScore(affective: readonly number[], nonUniformCups = 0, defectiveCups = 0): number {
  const total = affective.reduce((a, b) => a + b, 0);
  const score = 0.65625 * total + 52.75 - 2 * nonUniformCups - 4 * defectiveCups;
  return Math.round(score * 4) / 4;
}

/** Our word beside the Agtron number: shops' words disagree, so the number always stands first. */
export function roastWord(agtron: number): string {
  if (agtron >= 80) return 'very light';
  if (agtron >= 70) return 'light';
  if (agtron >= 60) return 'medium-light';
  if (agtron >= 50) return 'medium';
  if (agtron >= 40) return 'medium-dark';
  return agtron >= 30 ? 'dark' : 'very dark';
}

/** What of a size is compared: sizes sold by the pound by their pounds, the rest by their grams. */
export type Sized = { price: number; net: number; poundsX100?: number | null };

/** Per cent a size saves by weight against the smallest of its form, whole and rounded down: never promise too much. */
export function saving(option: Sized, smallest: Sized): number {
  const byPound = Boolean(option.poundsX100 && smallest.poundsX100);
  const weightOf = (s: Sized) => (byPound ? Number(s.poundsX100) : s.net);
  const share = 1 - (option.price * weightOf(smallest)) / (weightOf(option) * smallest.price);
  return Math.max(0, Math.floor(share * 100 + 1e-9));
}

/** The size a card shows, of those that are left: a roasted 250 g bag if there is one, else the smallest that ships as a parcel. */
export function cardOffer(all: readonly VariantOption[]): VariantOption | null {
  const left = all.filter((v) => !v.gone);
  const variants = left.length > 0 ? left : all;
  const parcels = variants.filter((v) => !v.freight).sort((a, b) => a.net - b.net);
  return parcels.find((v) => v.form === 'roasted') ?? parcels[0] ?? variants[0] ?? null;
}

/** Unit price bases a size is compared in: chocolate and small roasted bags read per 100 g only where the law allows. */
export const unitBaseFor = (form: Form, base: UnitPriceBase): UnitPriceBase =>
  form === 'chocolate' && base === 'lb' ? '100g' : base;

/** First month of the next harvest after today, for "next harvest about May". Null without a calendar. */
export function nextHarvestMonth(months: readonly number[], today: string): number | null {
  if (months.length === 0) return null;
  const set = new Set(months);
  const starts = months.filter((m) => !set.has(m === 1 ? 12 : m - 1));
  const current = Number(today.split('-')[1]);
  const ahead = starts
    .map((m) => ({ m, wait: (m - current + 12) % 12 || 12 }))
    .sort((a, b) => a.wait - b.wait);
  return ahead[0]?.m ?? months[0] ?? null;
}

/** Screen sizes as the trade writes them: "15–18", "15+", null when not measured. */
export function screenText(min: number | null, max: number | null): string | null {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min}–${max}`;
  if (min !== null) return `${min}+`;
  return max !== null ? `up to ${max}` : null;
}
