import { sameJson } from '@/lib/kernel/same-json';

type Values = Record<string, unknown>;
/** What was typed and not saved, as this browser keeps it. */
export type Draft<V> = {
  /** Of the record that the changes were made on; 0 in a form that has none. */
  version: number;
  /** Of a record: the fields that differ from it. Of a form without one: all that stands in it. */
  changes: Partial<V>;
  /** When it was typed last. */
  at: string;
  /** It is forgotten then. */
  until?: string;
  /** The key of a press whose answer is not known: it may have been carried out. */
  press?: string;
};

const DAY_MS = 24 * 3600 * 1000;
/** For a draft that does not say it itself. */
const USUAL_DAYS = 30;
/** Of one form. */
const MOST = 20;

/** What a browser kept under one key and still holds good at `now` (ms), oldest first. */
export function readDrafts<V>(text: string | null, now = Date.now()): Draft<V>[] {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    const drafts = (Array.isArray(kept) ? kept : [kept]).filter(isDraft) as Draft<V>[];
    return byAge(drafts.filter((draft) => endOf(draft) > now));
  } catch {
    return [];
  }
}

const isDraft = (kept: unknown): boolean => {
  const { version, changes, at } = (kept ?? {}) as Partial<Draft<Values>>;
  return (
    typeof version === 'number' &&
    typeof changes === 'object' &&
    changes !== null &&
    !Number.isNaN(Date.parse(at ?? ''))
  );
};

const endOf = ({ at, until }: Draft<unknown>) =>
  until === undefined ? Date.parse(at) + USUAL_DAYS * DAY_MS : Date.parse(until);

/** Oldest first. */
export const byAge = <V>(drafts: readonly Draft<V>[]): Draft<V>[] =>
  drafts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Null when nothing is left to keep. Of very many the newest stay. */
export function writeDrafts<V extends Values>(drafts: readonly Draft<V>[]): string | null {
  const full = drafts.filter(({ changes }) => Object.keys(changes).length > 0);
  return full.length > 0 ? JSON.stringify(full.slice(-MOST)) : null;
}

/** What was typed just now, to be forgotten after `days`. */
export function draftOf<V extends Values>(version: number, changes: Partial<V>, days = USUAL_DAYS): Draft<V> {
  const now = Date.now();
  return {
    version,
    changes,
    at: new Date(now).toISOString(),
    until: new Date(now + days * DAY_MS).toISOString(),
  };
}

/** The fields of `next` that differ from `against`. */
export const withoutSame = <V extends Values>(next: Partial<V>, against: V): Partial<V> =>
  Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !sameJson(value, against[field])),
  ) as Partial<V>;

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

/**
 * What a press under `key` that the shop carried out makes of the drafts that wait.
 * @param sent what was pressed; null when the shop says that it was something else than it was sent now
 */
export function afterPress<V extends Values>(
  waiting: readonly Draft<V>[],
  key: string,
  sent: Partial<V> | null,
): Draft<V>[] {
  return waiting.flatMap((draft) => {
    if (draft.press !== key) return [draft];
    // Its own press went through.
    if (sent === null || sameJson(draft.changes, sent)) return [];
    // The key was free until now, so what is kept here was never carried out.
    const { press: _, ...unsent } = draft;
    return [unsent];
  });
}
