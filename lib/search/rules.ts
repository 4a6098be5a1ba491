const MOST_WORDS = 8;
const MOST_LETTERS = 40;
/** Longer input is a paste, not a question. */
const MOST_INPUT = 500;
/** Said of everything here: beside another word these only keep pages from being found. */
const GENERIC = new Set(['coffee', 'coffees', 'cafe', 'kaffee', 'bean', 'beans']);

/**
 * The words of whatever somebody typed: lower-case, without accents, letters and digits only. Quotes, operators, emoji
 * and control characters separate words and mean nothing, so no input can be a syntax error.
 */
export function searchWords(input: string): string[] {
  const plain = input.slice(0, MOST_INPUT).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = [...new Set(found.map((word) => [...word].slice(0, MOST_LETTERS).join('')))];
  const telling = words.filter((word) => !GENERIC.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}

/** What a synonym of the word at `i` may be written under: the word, or it and a neighbour as one ("caffeinefree"). */
export function synonymKeys(words: readonly string[], i: number): string[] {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  if (word === undefined) return [];
  return [word, ...(before ? [before + word] : []), ...(after ? [word + after] : [])];
}

/** From how alike a word and a text have to be, 0 to 1, for a typing mistake. Short words are alike by chance. */
export function likeness(word: string): number | null {
  if (word.length < 4) return null;
  return word.length < 7 ? 0.5 : 0.45;
}
