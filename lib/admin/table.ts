/** What a table of the admin shows: it lives in the URL, so that a view can be bookmarked and sent to a colleague. */
export type TableState = {
  q: string;
  sort: string;
  descending: boolean;
  /** From 1. */
  page: number;
  filters: Readonly<Record<string, string>>;
};

/** What a table understands; anything else in the URL is ignored. */
export type TableShape = {
  sorts: readonly string[];
  defaultSort: string;
  defaultDescending?: boolean;
  filters: Readonly<Record<string, readonly string[] | 'any'>>;
};

export type TablePage<Row> = { rows: Row[]; total: number };
export const PAGE_SIZE = 50;

type Params = URLSearchParams | Record<string, string | string[] | undefined>;

export function readTableState(params: Params, shape: TableShape): TableState {
  const get = (name: string): string => {
    const value = params instanceof URLSearchParams ? params.get(name) : params[name];
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 200) ?? '';
  };
  const sort = get('sort').replace(/^-/, '');
  const known = shape.sorts.includes(sort);
  const page = Number(get('page'));
  return {
    q: get('q').trim(),
    sort: known ? sort : shape.defaultSort,
    descending: known ? get('sort').startsWith('-') : (shape.defaultDescending ?? false),
    page: Number.isSafeInteger(page) && page > 0 && page < 100_000 ? page : 1,
    filters: Object.fromEntries(
      Object.entries(shape.filters).flatMap(([name, values]) => {
        const value = get(name);
        return value && (values === 'any' || values.includes(value)) ? [[name, value]] : [];
      }),
    ),
  };
}

/** The shortest query string that reads back as `state`. */
export function writeTableState(state: TableState, shape: TableShape): string {
  const params = new URLSearchParams();
  if (state.q) params.set('q', state.q);
  for (const [name, value] of Object.entries(state.filters)) if (value) params.set(name, value);
  const isDefault =
    state.sort === shape.defaultSort && state.descending === (shape.defaultDescending ?? false);
  if (!isDefault) params.set('sort', `${state.descending ? '-' : ''}${state.sort}`);
  if (state.page > 1) params.set('page', String(state.page));
  return params.toString();
}
