import type { z } from 'zod';
import type { bulkCommand } from './input';

export type BulkSubject = 'coffee' | 'lot' | 'variant';
export type BulkCommand = z.output<typeof bulkCommand>;

export type BulkPreviewRow = {
  id: string;
  /** What a person calls the record. */
  label: string;
  outcome: 'change' | 'same' | 'refused';
  /** In words. */
  from: string;
  to: string;
  /** Why it is refused. */
  why: string;
};

export type BulkPreview = {
  rows: BulkPreviewRow[];
  /** What the changes would do beyond the records themselves, in sentences. */
  warnings: string[];
  /** Stands for exactly these changes: with it they are made, or none. */
  seen: string;
};

export type BulkEdit = {
  id: string;
  summary: string;
  by: string;
  at: string;
  records: number;
  undoneAt: string | null;
  undoneBy: string | null;
  /** Records that were changed since: undoing leaves them alone. */
  changedSince: string[];
};
