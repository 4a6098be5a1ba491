import type { Delimiter } from './types';

/** Where a cell may begin: a program that splits at another mark than the file's does not see that the text is quoted. */
const BEGIN = String.raw`(^|[,;\t\r\n])`;
/** What a program may skip before a formula; apostrophes too, so that a text that came with some gets one more. */
const FILLER = String.raw`((?:[^\S\t\r\n]|["'])*)`;
const SIGN = '[=+\\-@＝＋－＠]';
const FORMULAS = new RegExp(`${BEGIN}${FILLER}(?=${SIGN})`, 'g');
const GUARDED = new RegExp(`${BEGIN}${FILLER}'(?=${SIGN})`, 'g');
const NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * Puts an apostrophe before every sign with which a spreadsheet could begin a formula, behind a mark inside the text too,
 * and before a tab or line end at the start, which some drop. `unguarded` takes away exactly these.
 */
export function guarded(text: string): string {
  if (NUMBER.test(text)) return text;
  const safe = text.replace(FORMULAS, "$1$2'");
  return /^'*[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

export const unguarded = (cell: string): string =>
  cell.replace(/^'(?='*[\t\r\n])/, '').replace(GUARDED, '$1$2');

/** One record of RFC 4180, with its line end. */
export const writeRecord = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.map((cell) => quoted(guarded(cell))).join(delimiter)}\r\n`;

/** Whatever a program may take for a separator is quoted, whichever this file has: it could begin a cell with a formula. */
const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Several values in one cell: `caramel | red apple`. A bar or backslash inside a value has a backslash before it. */
export const joinList = (values: readonly (string | number)[]): string =>
  values.map((value) => String(value).replaceAll(/[\\|]/g, '\\$&')).join(' | ');

export function splitList(cell: string): string[] {
  const values: string[] = [''];
  for (const [piece] of cell.matchAll(/\\[\s\S]|\||[^\\|]+|\\/g)) {
    if (piece === '|') values.push('');
    else values[values.length - 1] += piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece;
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

/** A file with semicolons comes from where the comma is the decimal mark. */
export const decimalMark = (delimiter: Delimiter): '.' | ',' => (delimiter === ',' ? '.' : ',');

/** `places` digits after the mark, worked out on whole numbers: 1850 with 2 → "18.50". */
export function writeDecimal(scaled: number, places: number, delimiter: Delimiter): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const sign = scaled < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}${decimalMark(delimiter)}${digits.slice(-places)}`;
}

/** No number of the shop is longer; working on a cell of a million digits is left out. */
const NUMBER_MAX = 40;
const digitsOf = (cell: string): string =>
  cell.length > NUMBER_MAX ? '' : cell.replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');

/**
 * One mark before exactly three digits, `1.850` or `1,250`: it parts thousands for some and decimals for others.
 * @returns words that say how to write it, or null when the number can be read in one way alone
 */
export function unclear(cell: string, places: number, delimiter: Delimiter): string | null {
  const [, sign = '', whole, part] = /^(-?)([1-9]\d{0,2})[.,](\d{3})$/.exec(digitsOf(cell)) ?? [];
  if (whole === undefined || part === undefined) return null;
  const kept = part.replace(/0+$/, '');
  // Written with two or four digits after the mark, it can only be decimals.
  const decimals = kept.length === 3 ? `${kept}0` : kept.padEnd(2, '0');
  const or = kept.length <= places ? ` or ${sign}${whole}${decimalMark(delimiter)}${decimals}` : '';
  return `“${cell.trim()}” can be read in two ways. Write ${sign}${whole}${part}${or}.`;
}

/**
 * "18.50", "18,5", "1,018.50" → the number times 10^places, worked out on the digits. In a file with commas the comma
 * only groups thousands; in one with semicolons both marks are understood, and a point groups thousands only before a
 * decimal comma.
 * @returns null for anything else: what is `unclear`, more digits than `places`, more than 40 characters
 */
export function readDecimal(cell: string, places: number, delimiter: Delimiter): number | null {
  if (unclear(cell, places, delimiter)) return null;
  const text = digitsOf(cell);
  const shapes =
    decimalMark(delimiter) === '.'
      ? [/^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/]
      : [/^(-?)(\d+)(?:[.,](\d+))?$/, /^(-?)(\d{1,3}(?:\.\d{3})+)(?:,(\d+))$/];
  const found = shapes.map((shape) => shape.exec(text)).find((match) => match !== null);
  if (!found) return null;
  const [, sign, units = '', decimals = ''] = found;
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > places) return null;
  const scaled = Number(units.replaceAll(/[.,]/g, '') + kept.padEnd(places, '0'));
  if (!Number.isSafeInteger(scaled)) return null;
  return sign && scaled !== 0 ? -scaled : scaled;
}

/** A plain number of a column that has no fixed digits, such as a latitude. */
export const writeNumber = (value: number, delimiter: Delimiter): string =>
  String(value).replace('.', decimalMark(delimiter));

export function readNumber(cell: string, delimiter: Delimiter): number | null {
  if (cell.length > NUMBER_MAX) return null;
  const text = cell.trim().replace('\u2212', '-');
  const plain = decimalMark(delimiter) === ',' ? text.replace(',', '.') : text;
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(plain) ? Number(plain) : null;
}

const YES = ['yes', 'true', '1', 'y', 'ja', 'si', 'sí', 'oui'];
const NO = ['no', 'false', '0', 'n', 'nein', 'non'];
/** Null for what is neither. */
export function readYes(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  return YES.includes(word) ? true : NO.includes(word) ? false : null;
}

/** Line ends inside a cell depend on the program that saved the file. */
export const sameLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** The mark that separates most cells of the first line, outside of quotes. */
export function detectDelimiter(head: string): Delimiter {
  const bare = head.replaceAll(/"[^"]*"/g, '');
  const counted = ([',', ';', '\t'] as const).map((mark) => ({ mark, n: bare.split(mark).length }));
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).mark;
}
