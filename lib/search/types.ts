import type { CoffeeId } from '@/lib/kernel/units';

export const SEARCH_KINDS = ['coffee', 'origin', 'producer', 'story'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One page of this site that was found. */
export type SearchHit = {
  kind: SearchKind;
  id: string;
  title: string;
  subtitle: string;
  /** Path on this site. */
  href: string;
};

export type SearchResults = {
  /** What was searched for: words only, as many as count. */
  words: readonly string[];
  /** Everything found, best first. */
  hits: readonly SearchHit[];
  /** The coffees among it, in the same order. */
  coffeeIds: readonly CoffeeId[];
  /** No page has every word: these have some of them, or words that are spelled alike. */
  loose: boolean;
};

/** What the field under the cursor shows. */
export type Suggestion = { type: SearchKind; title: string; subtitle: string; href: string };
