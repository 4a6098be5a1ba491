import type { z } from 'zod';
import { coffeeInput } from '../catalog/coffee-input';
import { variantInput } from '../catalog/input';
import { lotInput } from '../catalog/lot-input';
import type { Values } from '../editing';
import { sameLines, unguarded } from './cells';
import { CATALOG_COLUMNS, type Context, type CsvColumn, STOCK_COLUMNS } from './columns';
import type { FileRecord } from './records';
import { columnName, cutOff, KIND_WORDS, NUL_SEEN } from './rules';
import type { CatalogKind, Column, Outcome, Problem } from './types';

/** What a row will do. `fields` are the values to write, checked; `parent` the record that a new one belongs to. */
export type RowPlan = {
  outcome: Outcome;
  changes: Record<string, { from: string; to: string }>;
  problems: Problem[];
  fields: Values;
  parent: string;
};

/** Of a coffee: why it cannot have its address, and whether it has a lot for its page to show. */
export type CoffeePage = { taken: string | null; shows: boolean };

const SCHEMA: Record<CatalogKind, z.ZodType<Values>> = {
  coffee: coffeeInput,
  lot: lotInput,
  variant: variantInput,
};

/** What a new record has where its file says nothing. What is missing here the file must say. */
const NEW: Record<CatalogKind, Values> = {
  coffee: {
    name: '',
    summary: '',
    description: '',
    producerId: null,
    regionId: null,
    otherRegionIds: [],
    locality: null,
    lat: null,
    lon: null,
    geoPrecision: null,
    tasteFamilies: [],
    cocoaSolidsMinPct: null,
    ingredients: null,
    allergens: [],
    mayContain: [],
    position: 0,
    status: 'draft',
    provenance: 'shop',
  },
  lot: {
    icoMark: null,
    species: null,
    varieties: [],
    process: null,
    processModifiers: [],
    decafMethod: null,
    fermentationHours: null,
    dryingDays: null,
    drying: null,
    altitudeMin: null,
    altitudeMax: null,
    harvestMonths: [],
    cropYear: '',
    harvestEnd: null,
    shippedOn: null,
    arrivedOn: null,
    grade: null,
    screenMin: null,
    screenMax: null,
    flavourNotes: [],
    agtronGround: null,
    roastNotes: null,
    exportBagKg: null,
    bagsImported: null,
    packaging: null,
    roastLossBp: 1600,
    stage: 'draft',
    provenance: 'shop',
  },
  variant: { sizeLabel: '', poundsX100: null, freight: false, active: true, position: 0 },
};

/** Parts that have no column: an import leaves them alone, and a new record has none. */
const WITHOUT_COLUMN: Record<CatalogKind, Values> = {
  coffee: { components: [], recipes: [], pins: [], exclusions: [], photo: null, facts: [] },
  lot: { cuppings: [], green: null, certifications: [], disclosures: [], facts: [] },
  variant: {},
};

/** What each column of a file is for. */
export function mapColumns(kind: CatalogKind, head: readonly string[]): Column[] {
  const known = new Map(CATALOG_COLUMNS[kind].map((column) => [column.name, column.field]));
  return head.map((raw) => {
    const name = columnName(raw);
    const field = known.get(name);
    if (field !== undefined) return { name, field };
    return {
      name: raw || '(no name)',
      field: null,
      why: STOCK_COLUMNS.includes(name)
        ? 'stock changes through a count'
        : `a file of ${KIND_WORDS[kind].many} has no such column`,
    };
  });
}

/**
 * Compares a row with the record it is about. Pure: the same row and record give the same plan, when it is checked and
 * when it is imported.
 */
export function planRow(
  kind: CatalogKind,
  columns: readonly Column[],
  cells: readonly string[],
  record: FileRecord | undefined,
  parents: ReadonlyMap<string, string>,
  context: Context,
  page: CoffeePage = { taken: null, shows: true },
): RowPlan {
  const problems: Problem[] = [];
  const changes: RowPlan['changes'] = {};
  const raw: Values = {};
  let parent = '';
  const base = record?.values ?? NEW[kind];

  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    problems.push({
      column: '',
      words: `The row has ${cells.length} cells and the head ${columns.length}: a separator inside a text needs quotes around the text.`,
    });
  if (cells.length < columns.length) problems.push({ column: '', words: cutOff(cells, columns) });
  for (const [at, { field, name }] of columns.slice(0, cells.length).entries()) {
    const column = field === null ? undefined : columnOf(kind, name);
    if (!column) continue;
    const cell = unguarded(cells[at] ?? '');
    if (cell.includes(NUL_SEEN)) {
      problems.push({ column: name, words: 'There is a character in it that cannot be kept.' });
      continue;
    }
    if (column.field === 'parent') {
      parent = cell.trim();
      const wrong = parentProblem(kind, parent, record, parents);
      if (wrong) problems.push({ column: name, words: wrong });
      continue;
    }
    const read = column.read(cell, context);
    if ('words' in read) problems.push({ column: name, words: read.words });
    else if (column.field !== 'currency' && !same(read.value, base[column.field]))
      raw[column.field] = read.value;
  }
  if (page.taken) problems.push({ column: 'slug', words: page.taken });
  if (raw.status === 'published' && !page.shows)
    problems.push({
      column: 'status',
      words:
        'It has no lot besides drafts, so its page would be empty. Write draft here, give it a lot, then publish it.',
    });
  if (!record && kind !== 'coffee' && parent === '')
    problems.push({
      column: kind === 'lot' ? 'coffee' : 'lot_code',
      words:
        kind === 'lot'
          ? 'A new lot needs the slug of its coffee here.'
          : 'A new size needs the code of its lot here.',
    });
  if (record && Object.keys(raw).length === 0)
    return { outcome: problems.length > 0 ? 'error' : 'unchanged', changes, problems, fields: {}, parent };

  const parsed = SCHEMA[kind].safeParse({ ...WITHOUT_COLUMN[kind], ...base, ...raw });
  if (!parsed.success) {
    const said = new Set(problems.map((problem) => problem.column));
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      const name = CATALOG_COLUMNS[kind].find((column) => column.field === field)?.name ?? field;
      if (!said.has(name)) problems.push({ column: name, words: issue.message });
    }
  }
  if (problems.length > 0 || !parsed.success)
    return { outcome: 'error', changes: {}, problems, fields: {}, parent };

  const fields: Values = {};
  for (const column of CATALOG_COLUMNS[kind]) {
    const { field } = column;
    if (!(field in raw)) continue;
    const [from, to] = [base[field], parsed.data[field]];
    if (record && same(to, from)) continue;
    fields[field] = to;
    changes[column.name] = {
      from: record ? column.print(from, context) : '',
      to: column.print(to, context),
    };
  }
  if (!record) return { outcome: 'create', changes, problems, fields: parsed.data, parent };
  const isSame = Object.keys(fields).length === 0;
  return { outcome: isSame ? 'unchanged' : 'change', changes, problems, fields, parent };
}

const columnOf = (kind: CatalogKind, name: string): CsvColumn | undefined =>
  CATALOG_COLUMNS[kind].find((column) => column.name === name);

function parentProblem(
  kind: CatalogKind,
  parent: string,
  record: FileRecord | undefined,
  parents: ReadonlyMap<string, string>,
): string | null {
  if (record) {
    if (parent === '' || parent === record.parent) return null;
    return kind === 'lot'
      ? `This lot belongs to ${record.parent} and stays with it.`
      : `This size belongs to ${record.parent} and stays with it.`;
  }
  if (parent === '' || parents.has(parent)) return null;
  return kind === 'lot'
    ? `No coffee has the slug “${parent}”. Import the coffees first.`
    : `No lot has the code “${parent}”. Import the lots first.`;
}

/** Line ends and blanks at the ends depend on the program that saved the file. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' ? sameLines(value).trim() : Array.isArray(value) ? value.map(plain) : value;
const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(plain(a) ?? null) === JSON.stringify(plain(b) ?? null);
