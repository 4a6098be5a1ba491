import { list, plural } from '@/lib/kernel/format';
import type { CatalogEntry } from './types';

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
