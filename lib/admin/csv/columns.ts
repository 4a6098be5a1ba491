import { CURRENCY_DECIMALS, isCurrency } from '@/lib/kernel/format';
import { KINDS, PRECISIONS, STATUSES } from '../catalog/coffee-input';
import { PROVENANCE } from '../catalog/fields';
import { FORMS } from '../catalog/input';
import { DECAF, MODIFIERS, PACKAGING, PROCESS, SPECIES, STAGES } from '../catalog/lot-input';
import {
  joinList,
  readDecimal,
  readNumber,
  readYes,
  sameLines,
  splitList,
  unclear,
  writeDecimal,
  writeNumber,
} from './cells';
import type { CatalogKind, Delimiter } from './types';

/** Two ways through a reference that a file writes as an address and the table keeps as an id. */
export type Names = { idOf: ReadonlyMap<string, string>; nameOf: ReadonlyMap<string, string> };
export type Context = {
  delimiter: Delimiter;
  currency: string;
  producers: Names;
  regions: Names;
};

/** `words` say why a cell cannot be read. */
export type Read = { value: unknown } | { words: string };
export type CsvColumn = {
  name: string;
  /** Of the record. `parent` and `currency` are checked, never changed. */
  field: string;
  print: (value: unknown, context: Context) => string;
  read: (cell: string, context: Context) => Read;
};

const empty = (cell: string) => cell.trim() === '';
const ok = (value: unknown): Read => ({ value });
const LONG = 60;
/** A cell as words about it repeat it. */
const said = (cell: string): string => {
  const text = cell.trim();
  return text.length > LONG ? `“${text.slice(0, LONG)}…”` : `“${text}”`;
};
const shown = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const text = (name: string, field: string, whenEmpty: '' | null = null): CsvColumn => ({
  name,
  field,
  print: shown,
  read: (cell) => ok(empty(cell) ? whenEmpty : sameLines(cell).trim()),
});

const choice = (name: string, field: string, options: readonly string[]): CsvColumn => ({
  name,
  field,
  print: shown,
  read: (cell) => {
    if (empty(cell)) return ok(null);
    const word = cell.trim();
    return options.includes(word)
      ? ok(word)
      : { words: `${said(word)} is not one of ${options.join(', ')}.` };
  },
});

const wholeNumber = (name: string, field: string): CsvColumn => ({
  name,
  field,
  print: shown,
  read: (cell, { delimiter }) => {
    if (empty(cell)) return ok(null);
    const value = readDecimal(cell, 0, delimiter);
    return value === null
      ? { words: unclear(cell, 0, delimiter) ?? `${said(cell)} is not a whole number.` }
      : ok(value);
  },
});

const scaled = (name: string, field: string, places: number): CsvColumn => ({
  name,
  field,
  print: (value, { delimiter }) => (typeof value === 'number' ? writeDecimal(value, places, delimiter) : ''),
  read: (cell, { delimiter }) => {
    if (empty(cell)) return ok(null);
    const value = readDecimal(cell, places, delimiter);
    return value === null
      ? {
          words:
            unclear(cell, places, delimiter) ??
            `${said(cell)} is not a number with at most ${places} decimals.`,
        }
      : ok(value);
  },
});

const degrees = (name: string, field: string): CsvColumn => ({
  name,
  field,
  print: (value, { delimiter }) => (typeof value === 'number' ? writeNumber(value, delimiter) : ''),
  read: (cell, { delimiter }) => {
    if (empty(cell)) return ok(null);
    const value = readNumber(cell, delimiter);
    return value === null ? { words: `${said(cell)} is not a number of degrees.` } : ok(value);
  },
});

const yesNo = (name: string, field: string): CsvColumn => ({
  name,
  field,
  print: (value) => (value === true ? 'yes' : 'no'),
  read: (cell) => {
    const value = readYes(cell);
    return value === null ? { words: 'Enter yes or no.' } : ok(value);
  },
});

const listOf = (name: string, field: string, options?: readonly string[]): CsvColumn => ({
  name,
  field,
  print: (value) => joinList(Array.isArray(value) ? value : []),
  read: (cell) => {
    const values = splitList(sameLines(cell));
    const wrong = options && values.find((value) => !options.includes(value));
    return wrong === undefined
      ? ok(values)
      : { words: `${said(wrong)} is not one of ${options?.join(', ')}. Put | between several.` };
  },
});

const months: CsvColumn = {
  name: 'harvest_months',
  field: 'harvestMonths',
  print: (value) => joinList(Array.isArray(value) ? value : []),
  read: (cell) => {
    const values = splitList(cell).map(Number);
    return values.every((n) => Number.isInteger(n) && n >= 1 && n <= 12)
      ? ok(values)
      : { words: 'Months are numbers from 1 to 12 with | between them: 5 | 6 | 7.' };
  },
};

const reference = (name: string, field: string, of: 'producers' | 'regions', what: string): CsvColumn => ({
  name,
  field,
  print: (value, context) => (typeof value === 'string' ? (context[of].nameOf.get(value) ?? '') : ''),
  read: (cell, context) => {
    if (empty(cell)) return ok(null);
    const id = context[of].idOf.get(cell.trim());
    return id ? ok(id) : { words: `No ${what} has the address ${said(cell)}.` };
  },
});

const otherRegions: CsvColumn = {
  name: 'other_regions',
  field: 'otherRegionIds',
  print: (value, { regions }) =>
    joinList((Array.isArray(value) ? (value as string[]) : []).flatMap((id) => regions.nameOf.get(id) ?? [])),
  read: (cell, { regions }) => {
    const paths = splitList(cell);
    const unknown = paths.find((path) => !regions.idOf.has(path));
    return unknown === undefined
      ? // In the order in which the record keeps them.
        ok(paths.flatMap((path) => regions.idOf.get(path) ?? []).sort())
      : { words: `No origin has the address ${said(unknown)}. Put | between several.` };
  },
};

const price: CsvColumn = {
  name: 'price',
  field: 'price',
  print: (value, { currency, delimiter }) =>
    typeof value === 'number' ? writeDecimal(value, decimalsOf(currency), delimiter) : '',
  read: (cell, { currency, delimiter }) => {
    const places = decimalsOf(currency);
    if (empty(cell)) return { words: 'A size needs a price.' };
    const value = readDecimal(cell, places, delimiter);
    return value === null
      ? {
          words:
            unclear(cell, places, delimiter) ??
            `${said(cell)} is not a price in ${currency}, such as ${writeDecimal(10 ** places * 18 + (places ? 50 : 0), places, delimiter)}.`,
        }
      : ok(value);
  },
};

const currencyColumn: CsvColumn = {
  name: 'currency',
  field: 'currency',
  print: (_, { currency }) => currency,
  read: (cell, { currency }) =>
    empty(cell) || cell.trim().toUpperCase() === currency
      ? ok(currency)
      : { words: `Prices of this shop are in ${currency}. Convert the price, then write ${currency} here.` },
};

const decimalsOf = (currency: string): number => (isCurrency(currency) ? CURRENCY_DECIMALS[currency] : 2);

const TASTE = [
  'bright-citrus',
  'floral-tea',
  'juicy-red-fruit',
  'caramel-balanced',
  'chocolate-nut',
  'earth-spice',
  'wild-winey',
] as const;

/** The file of each kind, in the order of its columns; the first one says which record a row is about. */
export const CATALOG_COLUMNS: Record<CatalogKind, readonly CsvColumn[]> = {
  coffee: [
    text('slug', 'slug', ''),
    text('name', 'name', ''),
    choice('kind', 'kind', KINDS),
    choice('status', 'status', STATUSES),
    text('summary', 'summary', ''),
    text('description', 'description', ''),
    reference('producer', 'producerId', 'producers', 'producer'),
    reference('region', 'regionId', 'regions', 'origin'),
    otherRegions,
    text('locality', 'locality'),
    degrees('latitude', 'lat'),
    degrees('longitude', 'lon'),
    choice('place_precision', 'geoPrecision', PRECISIONS),
    listOf('taste_families', 'tasteFamilies', TASTE),
    wholeNumber('cocoa_solids_min_pct', 'cocoaSolidsMinPct'),
    text('ingredients', 'ingredients'),
    listOf('allergens', 'allergens'),
    listOf('may_contain', 'mayContain'),
    wholeNumber('position', 'position'),
    choice('provenance', 'provenance', PROVENANCE),
  ],
  lot: [
    text('lot_code', 'lotCode', ''),
    text('coffee', 'parent', ''),
    text('crop_year', 'cropYear', ''),
    choice('stage', 'stage', STAGES),
    text('ico_mark', 'icoMark'),
    choice('species', 'species', SPECIES),
    listOf('varieties', 'varieties'),
    choice('process', 'process', PROCESS),
    listOf('process_modifiers', 'processModifiers', MODIFIERS),
    choice('decaf_method', 'decafMethod', DECAF),
    wholeNumber('fermentation_h', 'fermentationHours'),
    wholeNumber('drying_days', 'dryingDays'),
    text('drying', 'drying'),
    wholeNumber('altitude_min_m', 'altitudeMin'),
    wholeNumber('altitude_max_m', 'altitudeMax'),
    months,
    text('harvest_end', 'harvestEnd'),
    text('shipped_on', 'shippedOn'),
    text('arrived_on', 'arrivedOn'),
    text('grade', 'grade'),
    wholeNumber('screen_min', 'screenMin'),
    wholeNumber('screen_max', 'screenMax'),
    listOf('flavour_notes', 'flavourNotes'),
    wholeNumber('agtron_ground', 'agtronGround'),
    text('roast_notes', 'roastNotes'),
    wholeNumber('export_bag_kg', 'exportBagKg'),
    wholeNumber('bags_imported', 'bagsImported'),
    choice('packaging', 'packaging', PACKAGING),
    scaled('roast_loss_pct', 'roastLossBp', 2),
    choice('provenance', 'provenance', PROVENANCE),
  ],
  variant: [
    text('sku', 'sku', ''),
    text('lot_code', 'parent', ''),
    choice('form', 'form', FORMS),
    text('size_label', 'sizeLabel', ''),
    wholeNumber('net_g', 'net'),
    scaled('pounds', 'poundsX100', 2),
    wholeNumber('gross_g', 'gross'),
    price,
    currencyColumn,
    yesNo('freight', 'freight'),
    yesNo('active', 'active'),
    wholeNumber('position', 'position'),
  ],
};

/** Columns that look like stock: named, never imported. */
export const STOCK_COLUMNS = [
  'stock',
  'on_hand',
  'on_hand_g',
  'on_hand_kg',
  'reserved',
  'reserved_g',
  'available',
  'available_g',
  'quantity',
  'counted_g',
  'counted_kg',
];
