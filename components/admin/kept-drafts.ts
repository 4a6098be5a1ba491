import { sameJson } from '@/lib/kernel/same-json';

type Values = Record<string, unknown>;
/** Changes that were typed and not saved, as this browser keeps them. */
export type Draft<V> = { version: number; changes: Partial<V>; at: string };

/** What a browser kept under one key: drafts of earlier visits that wait for an answer, oldest first. */
export function readDrafts<V>(text: string | null): Draft<V>[] {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return (Array.isArray(kept) ? kept : [kept]).filter(isDraft) as Draft<V>[];
  } catch {
    return [];
  }
}

const isDraft = (kept: unknown): boolean => {
  const { version, changes } = (kept ?? {}) as Partial<Draft<Values>>;
  return typeof version === 'number' && typeof changes === 'object' && changes !== null;
};

/** Null when nothing is left to keep. */
export function writeDrafts<V extends Values>(drafts: readonly Draft<V>[]): string | null {
  const full = drafts.filter(({ changes }) => Object.keys(changes).length > 0);
  return full.length > 0 ? JSON.stringify(full) : null;
}

/**
 * Puts a draft on top of what is typed already.
 * @returns `displaced`: what was typed in the same fields, for it must not be lost either
 */
export function putBack<V extends Values>(
  draft: Partial<V>,
  typed: Partial<V>,
): { changes: Partial<V>; displaced: Partial<V> } {
  const displaced = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => field in draft && !sameJson(value, draft[field])),
  ) as Partial<V>;
  return { changes: { ...typed, ...draft }, displaced };
}
