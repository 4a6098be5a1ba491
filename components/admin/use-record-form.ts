'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ActionResult } from '@/lib/kernel/errors';
import { plural } from '@/lib/kernel/format';
import { sameJson } from '@/lib/kernel/same-json';
import { type Draft, putBack, readDrafts, writeDrafts } from './kept-drafts';
import { useStaffId } from './staff-id';
import { useCommand } from './use-command';

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
 * Changes are kept in localStorage under `key` until they are saved or discarded.
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
  const [conflict, setConflict] = useState<Saved<V> | null>(null);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const [isRefused, setRefused] = useState(false);
  const queries = useQueryClient();
  const store = `yunga.edit.${useStaffId()}.${key}`;
  const stored = useStored(store);
  const atOpening = useMemo(() => readDrafts<V>(stored), [stored]);
  /** Drafts that were neither taken nor dropped, oldest first; null: as they were when the form opened. */
  const [unanswered, setUnanswered] = useState<Draft<V>[] | null>(null);
  const latestUnanswered = useRef<Draft<V>[] | null>(null);

  const values = useMemo(() => ({ ...base.values, ...changes }), [base, changes]);
  const count = Object.keys(changes).length;
  const wrong = useMemo(() => check?.(values) ?? NO_ERRORS, [check, values]);

  const keep = useCallback(
    (next: Partial<V>, version: number) => {
      latest.current = next;
      setChanges(next);
      const typed: Draft<V> = { version, changes: next, at: new Date().toISOString() };
      write(store, writeDrafts([...(latestUnanswered.current ?? atOpening), typed]));
    },
    [store, atOpening],
  );

  const answerOffer = (next: Draft<V>[]) => {
    latestUnanswered.current = next;
    setUnanswered(next);
  };

  const saving = useCommand(command, {
    quiet: true,
    done,
    refresh: refresh as unknown[][],
    onDone: (now) => {
      // What was left on the version that this save is made on, has seen everything but what the person saved just now.
      answerOffer(
        (latestUnanswered.current ?? atOpening).map((draft) =>
          draft.version === base.version ? { ...draft, version: now.version } : draft,
        ),
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
    },
  });

  const save = useCallback(() => {
    if (count === 0 || saving.pending || conflict) return;
    const paths = Object.keys(wrong);
    setLooked(new Set([...Object.keys(latest.current), ...paths.map(topOf)]));
    setRefused(paths.length > 0);
    if (paths.length > 0) return;
    sent.current = latest.current;
    saving.run({ version: base.version, changes: latest.current });
  }, [count, saving, conflict, base, wrong]);

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
    void load().then(setConflict);
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
  const offers = (unanswered ?? atOpening)
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
          ? null
          : [saving.problem, ...(saving.fields[''] ?? [])].filter(Boolean).join(' ') || null,
    save,
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
            const at = new Date().toISOString();
            answerOffer([...offers.slice(0, -1), { version: base.version, changes: displaced, at }]);
            // Made on an older version: saving tells, and both are shown.
            setBase((now) => ({ ...now, version }));
            keep(withoutSame(changes, base.values), version);
          },
          drop: () => {
            answerOffer(offers.slice(0, -1));
            keep(latest.current, base.version);
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

const withoutSame = <V extends Values>(next: Partial<V>, against: V): Partial<V> =>
  Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !sameJson(value, against[field])),
  ) as Partial<V>;

/** A browser that refuses storage (private window, full disk) loses the offer, never the form. */
function write(store: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(store);
    else localStorage.setItem(store, text);
  } catch {}
}

/** What was stored when the form opened: later writes are the form's own. */
function useStored(store: string): string | null {
  const [first] = useState<{ text: string | null | undefined }>({ text: undefined });
  return useSyncExternalStore(
    () => () => {},
    () => {
      if (first.text === undefined) {
        try {
          first.text = localStorage.getItem(store);
        } catch {
          first.text = null;
        }
      }
      return first.text ?? null;
    },
    () => null,
  );
}
