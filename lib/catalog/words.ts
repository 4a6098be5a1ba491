import { list, plural } from '@/lib/kernel/format';
import type { CatalogEntry, OriginPage, ProducerPage } from './types';

/** "27 coffees and 4 chocolates": a bar is not a coffee. "0 coffees" for none. */
export function entryCount(entries: readonly Pick<CatalogEntry, 'kind'>[]): string {
  const sweets = entries.filter((e) => e.kind === 'chocolate').length;
  const sets = entries.filter((e) => e.kind === 'set').length;
  const coffees = entries.length - sweets - sets;
  return list([
    ...(coffees > 0 || entries.length === 0 ? [plural(coffees, 'coffee')] : []),
    ...(sweets > 0 ? [plural(sweets, 'chocolate')] : []),
    ...(sets > 0 ? [plural(sets, 'box', 'boxes')] : []),
  ]);
}

/** Up to the first full stop that ends a sentence; empty for an empty text. */
export const firstSentence = (text: string): string =>
  /^.*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();

/** What search results (`title`) and shared cards (`cardTitle`) say of a page. */
export type PageWords = { title: string; cardTitle: string; description: string };

/** Of an origin: what somebody wrote for it, else its name with the places above it and how its text begins. */
export function originWords(
  origin: Pick<OriginPage, 'name' | 'nameEn' | 'intro' | 'seoTitle' | 'seoDescription'> & {
    ancestors: readonly { name: string }[];
  },
): PageWords {
  const places = [origin.nameEn || origin.name, ...origin.ancestors.map((place) => place.name).reverse()];
  const title = origin.seoTitle || `Coffee from ${places.join(', ')}`;
  return {
    title,
    cardTitle: title,
    description: origin.seoDescription || firstSentence(origin.intro) || title,
  };
}

/** Of a producer: what somebody wrote for it, else its name and summary; a card has no room for the full name. */
export const producerWords = (
  producer: Pick<ProducerPage, 'name' | 'fullName' | 'summary' | 'seoTitle' | 'seoDescription'>,
): PageWords => ({
  title: producer.seoTitle || producer.fullName || producer.name,
  cardTitle: producer.seoTitle || producer.name,
  description: producer.seoDescription || producer.summary,
});
