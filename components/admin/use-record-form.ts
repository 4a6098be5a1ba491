'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/kernel/errors';
import { plural } from '@/lib/kernel/format';
import { sameJson } from '@/lib/kernel/same-json';
import { draftOf, putBack, withoutSame } from './kept-drafts';
import { useCommand } from './use-command';
import { useKept } from './use-kept';

type Values = Record<string, unknown>;
export type Saved<V> = { version: number; values: V };
/** Messages by the path of their field: `name`, `cuppings.0.score`. */
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

export type RecordForm<V extends Values> = {
  values: V;
  /** What is saved, as far as this form knows. */
  base: V;
  /** Of what is saved; the next save is made on it. */
  version: number;
  changes: Partial<V>;
  /** How many fields differ from what is saved. */
  count: number;
  set: <F extends keyof V & string>(field: F, value: V[F]) => void;
  isRevised: (field: keyof V & string) => boolean;
  /** Of a field or of a part of it (`cuppings.0.score`). */
  errors: (path: string) => readonly string[] | undefined;
  problem: string | null;
  save: () => void;
  /** Saves, and goes on once it is saved; a refused save leads nowhere. Without changes it goes on at once. */
  saveThen: (goOn: () => void) => void;
  saving: boolean;
  discard: () => void;
  /** Call it when a control loses focus: from then on what is wrong with the changed fields is said beside them. */
  look: () => void;
  /** True when nothing would be left behind, or the person says that they mean it. */
  mayLeave: () => boolean;
  /** Somebody else saved meanwhile: their version, until `resolve` says which fields to keep. */
  conflict: Saved<V> | null;
  /** Goes on from their version with `mine` on top of it. */
  resolve: (mine: Partial<V>) => void;
  /**
   * Changes of an earlier visit that were never saved; offered, never put in by themselves. They are kept beside what is
   * typed until they are taken or dropped. Taking them gives what was typed in the same fields back as the next offer.
   */
  offered: { at: string; count: number; take: () => void; drop: () => void } | null;
  /** The person changed the record by another button beside the form: goes on from there, with the changes on top. */
  rebase: (now: Saved<V>) => void;
  /** Fills the form, as when an older version is restored; nothing is saved yet. */
  fill: (values: Partial<V>) => void;
};

const NO_ERRORS: FieldErrors = {};
const topOf = (path: string) => path.split('.')[0] ?? '';

/**
 * State of an editor: what is saved plus changes on top. Sends only changed fields with the version they were made on.
 * Changes are kept in this browser under `key` until they are saved or discarded, each tab's on its own.
 */
export function useRecordForm<V extends Values>({
  key,
  saved,
  command,
  load,
  refresh,
  check,
  done = 'Saved.',
  onSaved,
}: {
  /** `coffee:cof_…`: names the record in this browser. */
  key: string;
  saved: Saved<V>;
  command: (input: { version: number; changes: Partial<V> }) => Promise<ActionResult<Saved<V>>>;
  /** Reads the record as it is now; asked when somebody else saved first. */
  load: () => Promise<Saved<V>>;
  /** Query keys that a save makes old. */
  refresh: readonly (readonly unknown[])[];
  /** What is wrong with these values, as the server would say. Without it only the server speaks. */
  check?: (values: V) => FieldErrors;
  done?: string;
  onSaved?: (saved: Saved<V>) => void;
}): RecordForm<V> {
  const [base, setBase] = useState(saved);
  const [changes, setChanges] = useState<Partial<V>>({});
  /** The same, for what happens while a render is under way: two fields set by one event, an answer that arrives. */
  const latest = useRef<Partial<V>>({});
  const sent = useRef<Partial<V>>({});
  /** What the person wanted to do once this save is done. */
  const goOn = useRef<(() => void) | null>(null);
  const [conflict, setConflict] = useState<Saved<V> | null>(null);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const [isRefused, setRefused] = useState(false);
  /** Somebody else saved, and their version did not load. */
  const [isUnread, setUnread] = useState(false);
  const queries = useQueryClient();
  const { waiting, answer: answerOffer, keep: keepTyped } = useKept<V>(key);

  const values = useMemo(() => ({ ...base.values, ...changes }), [base, changes]);
  const count = Object.keys(changes).length;
  const wrong = useMemo(() => check?.(values) ?? NO_ERRORS, [check, values]);

  const keep = useCallback(
    (next: Partial<V>, version: number) => {
      latest.current = next;
      setChanges(next);
      keepTyped(draftOf(version, next));
    },
    [keepTyped],
  );

  const saving = useCommand(command, {
    quiet: true,
    done,
    refresh: refresh as unknown[][],
    onDone: (now) => {
      // What was left on the version that this save is made on, has seen everything but what the person saved just now.
      answerOffer((drafts) =>
        drafts.map((draft) => (draft.version === base.version ? { ...draft, version: now.version } : draft)),
      );
      setBase(now);
      setConflict(null);
      // What was typed while the answer was on its way is not saved yet, and stays.
      const typedSince = Object.fromEntries(
        Object.entries(latest.current).filter(([field, value]) => !sameJson(value, sent.current[field])),
      ) as Partial<V>;
      keep(withoutSame(typedSince, now.values), now.version);
      setLooked(new Set());
      setRefused(false);
      onSaved?.(now);
      if (Object.keys(latest.current).length === 0) goOn.current?.();
    },
  });

  const saveThen = useCallback(
    (then?: () => void) => {
      if (count === 0 || saving.pending || conflict) return;
      const paths = Object.keys(wrong);
      setLooked(new Set([...Object.keys(latest.current), ...paths.map(topOf)]));
      setRefused(paths.length > 0);
      if (paths.length > 0) return;
      sent.current = latest.current;
      goOn.current = then ?? null;
      saving.run({ version: base.version, changes: latest.current });
    },
    [count, saving, conflict, base, wrong],
  );
  const save = useCallback(() => saveThen(), [saveThen]);

  // Lead to what has to be mended.
  const refusal = isRefused ? 'form' : saving.failure?.code === 'invalid_input' ? saving.failure : null;
  useEffect(() => {
    if (refusal) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  // Ask once per refused save for the version that won.
  const asked = useRef<unknown>(null);
  useEffect(() => {
    if (saving.failure?.code !== 'stale_edit' || asked.current === saving.failure) return;
    asked.current = saving.failure;
    setUnread(false);
    load().then(setConflict, () => setUnread(true));
  }, [saving.failure, load]);

  const mayLeave = useCallback(
    () =>
      Object.keys(latest.current).length === 0 ||
      window.confirm(
        `Leave with ${plural(Object.keys(latest.current).length, 'change')} not saved? This browser keeps what you typed and offers it back.`,
      ),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      save();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (count > 0) event.preventDefault();
    };
    // Links of the admin, and buttons that open another record, change the page without unloading it.
    const onLink = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href], [data-opens]');
      if (!link || count === 0 || link.getAttribute('target') || event.metaKey || event.ctrlKey) return;
      if (!mayLeave()) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('click', onLink, true);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('click', onLink, true);
    };
  }, [save, count, mayLeave]);

  // The newest first. What is saved, or stands in the form, by now needs no offer.
  const offers = waiting
    .map((draft) => ({ ...draft, changes: withoutSame(draft.changes, values) }))
    .filter(({ changes }) => Object.keys(changes).length > 0);
  const offer = offers.at(-1);

  const put = (next: Partial<V>) => {
    keep(withoutSame({ ...latest.current, ...next }, base.values), base.version);
  };

  return {
    values,
    base: base.values,
    version: base.version,
    changes,
    count,
    set: (field, value) => put({ [field]: value } as unknown as Partial<V>),
    isRevised: (field) => field in changes,
    errors: (path) => {
      const field = topOf(path);
      if (looked.has(field) && wrong[path]) return wrong[path];
      // The server's words are about what was sent: they go when the field is changed.
      return sameJson(changes[field], sent.current[field]) ? saving.fields[path] : undefined;
    },
    problem:
      isRefused && Object.keys(wrong).length > 0
        ? 'Nothing is saved yet: mend the marked fields, then save again.'
        : saving.failure?.code === 'stale_edit'
          ? isUnread
            ? 'Somebody else saved this first, and their version did not load. What you typed is still here: press “Save” again.'
            : null
          : [saving.problem, ...(saving.fields[''] ?? [])].filter(Boolean).join(' ') || null,
    save,
    saveThen: (then) => (count === 0 ? then() : saveThen(then)),
    saving: saving.pending,
    discard: () => {
      keep({}, base.version);
      setConflict(null);
      setLooked(new Set());
      setRefused(false);
      saving.reset();
    },
    look: () => setLooked((before) => new Set([...before, ...Object.keys(latest.current)])),
    mayLeave,
    conflict,
    resolve: (mine) => {
      if (!conflict) return;
      setBase(conflict);
      keep(withoutSame(mine, conflict.values), conflict.version);
      setConflict(null);
      saving.reset();
      void Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
    },
    offered: offer
      ? {
          at: offer.at,
          count: Object.keys(offer.changes).length,
          take: () => {
            const { changes, displaced } = putBack(offer.changes, latest.current);
            const version = Math.min(base.version, offer.version);
            answerOffer(() => [...offers.slice(0, -1), draftOf(base.version, displaced)]);
            // Made on an older version: saving tells, and both are shown.
            setBase((now) => ({ ...now, version }));
            keep(withoutSame(changes, base.values), version);
          },
          drop: () => {
            answerOffer(() => offers.slice(0, -1));
          },
        }
      : null,
    rebase: (now) => {
      // Only when nothing but that button moved it on; otherwise saving asks, as for any two versions.
      if (now.version !== base.version + 1) return;
      setBase(now);
      keep(withoutSame(latest.current, now.values), now.version);
    },
    fill: put,
  };
}
