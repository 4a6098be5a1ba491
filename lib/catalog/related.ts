import { list } from '@/lib/kernel/format';
import { flavourParent } from '@/lib/kernel/taste';
import { canBuy } from './rules';
import { type CatalogEntry, CVA_AXES, type RelatedCoffee } from './types';

/** Weights of coffee.md 3.4. */
const WEIGHT = { producer: 4, subregion: 3, country: 2, taste: 3, process: 1, price: 1, story: 2 } as const;
const HOW_MANY = 4;
const PRICE_RANGE = 0.2;

/**
 * Taste as a vector: one dimension per flavour family met, plus the seven CVA intensities around their middle, so
 * that two strong cups are not alike just because both are strong.
 */
export function tasteVector(entry: CatalogEntry): Map<string, number> {
  const vector = new Map<string, number>();
  for (const note of entry.notes) {
    const parent = flavourParent(note);
    if (parent) vector.set(parent, (vector.get(parent) ?? 0) + 1);
  }
  const cup = entry.intensities;
  if (cup) for (const axis of CVA_AXES) vector.set(`cva:${axis}`, (cup[axis] - 7.5) / 7.5);
  return vector;
}

/** Cosine of two taste vectors, −1…1; 0 when either is empty. */
export function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0;
  for (const [key, value] of a) dot += value * (b.get(key) ?? 0);
  const norm = (v: Map<string, number>) => Math.sqrt([...v.values()].reduce((s, x) => s + x * x, 0));
  const length = norm(a) * norm(b);
  return length === 0 ? 0 : dot / length;
}

const shared = (a: readonly string[], b: readonly string[]) => a.filter((x) => b.includes(x));
const depth = (paths: readonly string[]) => Math.max(0, ...paths.map((p) => p.split('/').length));
const country = (entry: CatalogEntry) => entry.regions[0];

type Scored = { entry: CatalogEntry; score: number; taste: number; place: number; pairing: boolean };

function scoreAgainst(coffee: CatalogEntry, other: CatalogEntry): Scored {
  const place = depth(shared(coffee.regionPaths, other.regionPaths));
  const taste = cosine(tasteVector(coffee), tasteVector(other));
  const price =
    coffee.offer && other.offer && coffee.offer.form === other.offer.form
      ? other.offer.unitPrice / coffee.offer.unitPrice
      : null;
  const score =
    (coffee.producer && coffee.producer.slug === other.producer?.slug ? WEIGHT.producer : 0) +
    (place >= 3 ? WEIGHT.subregion : 0) +
    (place >= 1 ? WEIGHT.country : 0) +
    WEIGHT.taste * taste +
    (coffee.process && coffee.process === other.process ? WEIGHT.process : 0) +
    (price !== null && Math.abs(price - 1) <= PRICE_RANGE ? WEIGHT.price : 0) +
    (shared(coffee.storySlugs, other.storySlugs).length > 0 ? WEIGHT.story : 0);
  const sweet = (e: CatalogEntry) => e.kind === 'chocolate' || e.kind === 'set';
  return { entry: other, score, taste, place, pairing: sweet(coffee) !== sweet(other) };
}

/** Why this coffee stands here, in words a customer can check. */
export function reasonFor(coffee: CatalogEntry, { entry, taste, place, pairing }: Scored): string {
  const notes = shared(coffee.notes, entry.notes);
  const parents = [...new Set(coffee.notes.map(flavourParent))].filter(
    (p): p is string => p !== null && entry.notes.some((n) => flavourParent(n) === p),
  );
  const where = entry.regions.find((r) => r.path.split('/').length === place)?.name;
  if (pairing) {
    if (where) return `Pairs with it: both come from ${where}`;
    return entry.kind === 'coffee' || entry.kind === 'blend'
      ? 'A coffee to drink with it'
      : 'Chocolate to eat with it';
  }
  if (coffee.producer && coffee.producer.slug === entry.producer?.slug)
    return `Also from ${coffee.producer.name}`;
  if (where && place >= 2)
    return notes.length > 0 ? `Also from ${where}, with ${list(notes)}` : `Also from ${where}`;
  if (notes.length > 0) return `Tastes close: ${list(notes)} too`;
  if (parents.length > 0 && taste > 0.3)
    return `Tastes close: ${list(parents.slice(0, 2).map((p) => p.toLowerCase()))}`;
  if (where) return `Another face of ${where}`;
  if (coffee.process && coffee.process === entry.process) return `The same process, grown elsewhere`;
  return 'A different direction';
}

/**
 * Four others worth a look, each with its reason: at least one from the same place, at least one that tastes alike
 * from another country, at most one pairing across coffee and chocolate. What a person pinned stands first, in their
 * order; what they left out is never there. Never the coffee itself, never one that cannot be bought.
 */
export function relatedCoffees(
  coffee: CatalogEntry,
  all: readonly CatalogEntry[],
  howMany = HOW_MANY,
): RelatedCoffee[] {
  const pool = all
    .filter(
      (other) =>
        other.id !== coffee.id && canBuy(other.availability) && !coffee.exclusions.includes(other.id),
    )
    .map((other) => scoreAgainst(coffee, other))
    .sort((a, b) => b.score - a.score || (a.entry.slug < b.entry.slug ? -1 : 1));
  const picked: Scored[] = [];
  const take = (candidate: Scored | undefined) => {
    if (candidate && !picked.includes(candidate) && picked.length < howMany) picked.push(candidate);
  };
  const pinned = (s: Scored) => coffee.pins.indexOf(s.entry.id);
  for (const pin of coffee.pins) take(pool.find((s) => s.entry.id === pin));
  const home = country(coffee)?.path;
  take(pool.find((s) => !s.pairing && s.place >= 2) ?? pool.find((s) => !s.pairing && s.place >= 1));
  take(
    pool
      .filter((s) => !s.pairing && country(s.entry)?.path !== home)
      .sort((a, b) => b.taste - a.taste || (a.entry.slug < b.entry.slug ? -1 : 1))[0],
  );
  const hasPairing = () => picked.some((s) => s.pairing);
  take(
    pool.find(
      (s) =>
        s.pairing &&
        !hasPairing() &&
        (s.place >= 1 ||
          coffee.kind !== 'coffee' ||
          shared(coffee.storySlugs, s.entry.storySlugs).length > 0),
    ),
  );
  for (const candidate of pool) if (!candidate.pairing) take(candidate);
  for (const candidate of pool) if (!hasPairing()) take(candidate);
  const byPin = (s: Scored) => (pinned(s) < 0 ? coffee.pins.length : pinned(s));
  return picked
    .sort((a, b) => byPin(a) - byPin(b) || Number(a.pairing) - Number(b.pairing) || b.score - a.score)
    .map((s) => ({ entry: s.entry, reason: reasonFor(coffee, s) }));
}
