export type ImportKind = 'coffee' | 'lot' | 'variant' | 'count';
export type CatalogKind = Exclude<ImportKind, 'count'>;
export type Delimiter = ',' | ';' | '\t';
export type Outcome = 'create' | 'change' | 'unchanged' | 'error';
export type RunState = 'checking' | 'ready' | 'moved' | 'applying' | 'applied' | 'failed' | 'discarded';

export type Column = { name: string; field: string | null; why?: string };
export type Problem = { column: string; words: string };

/** An import as its page shows it. */
export type Run = {
  id: string;
  kind: ImportKind;
  fileName: string;
  delimiter: Delimiter;
  columns: Column[];
  state: RunState;
  total: number;
  done: number;
  failure: string | null;
  /** Number of the check whose report this is: the import names it. */
  check: number;
  by: string;
  at: string;
  appliedAt: string | null;
  /** Its process ended in the middle: nothing was imported. */
  isStuck: boolean;
  counts: Record<Outcome, number>;
};

export type ReportRow = {
  row: number;
  key: string;
  outcome: Outcome;
  changes: Record<string, { from: string; to: string }>;
  problems: Problem[];
};
