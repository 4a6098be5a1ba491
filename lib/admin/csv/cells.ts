import type { Delimiter } from './types';

/**
 * Text that a spreadsheet would take for a formula, and text that already begins with apostrophes before such a sign: it
 * gets one apostrophe more when it is written and loses one when it is read, so that it comes back as it was.
 */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

export const guarded = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** One record of RFC 4180, with its line end. */
export const writeRecord = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.map((cell) => quoted(guarded(cell), delimiter)).join(delimiter)}\r\n`;

const quoted = (cell: string, delimiter: Delimiter): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

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

/**
 * "18.50", "18,5", "1,018.50" → the number times 10^places, worked out on the digits. In a file with commas the comma
 * only groups thousands; in one with semicolons both marks are understood, and a point groups thousands only before a
 * decimal comma.
 * @returns null for anything else, such as more digits than `places`
 */
export function readDecimal(cell: string, places: number, delimiter: Delimiter): number | null {
  const text = cell.replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
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
