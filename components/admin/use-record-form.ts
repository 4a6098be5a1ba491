'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ActionResult } from '@/lib/kernel/errors';
import { useCommand } from './use-command';

type Values = Record<string, unknown>;
export type Saved<V> = { version: number; values: V };
/** What is kept in this browser: survives a reload and a lost connection. */
type Kept<V> = { version: number; changes: Partial<V>; at: string };

export type RecordForm<V extends Values> = {
  values: V;
  changes: Partial<V>;
  /** How many fields differ from what is saved. */
  count: number;
  set: <F extends keyof V & string>(field: F, value: V[F]) => void;
  isRevised: (field: keyof V & string) => boolean;
  errors: (field: keyof V & string) => readonly string[] | undefined;
  problem: string | null;
  save: () => void;
  saving: boolean;
  discard: () => void;
  /** Somebody else saved meanwhile: their version, until `resolve` says which fields to keep. */
  conflict: Saved<V> | null;
  /** Goes on from their version with `mine` on top of it. */
  resolve: (mine: Partial<V>) => void;
  /** Changes of an earlier visit that were never saved; offered, never put in by themselves. */
  offered: { at: string; count: number; take: () => void; drop: () => void } | null;
  /** Fills the form, as when an older version is restored; nothing is saved yet. */
  fill: (values: Partial<V>) => void;
};

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
  done?: string;
  onSaved?: (saved: Saved<V>) => void;
}): RecordForm<V> {
  const [base, setBase] = useState(saved);
  const [changes, setChanges] = useState<Partial<V>>({});
  const [conflict, setConflict] = useState<Saved<V> | null>(null);
  const queries = useQueryClient();
  const store = `yunga.edit.${key}`;
  const stored = useStored(store);
  const [isOfferOpen, setOfferOpen] = useState(true);

  const values = useMemo(() => ({ ...base.values, ...changes }), [base, changes]);
  const count = Object.keys(changes).length;

  const keep = useCallback(
    (next: Partial<V>, version: number) => {
      setChanges(next);
      const kept: Kept<V> = { version, changes: next, at: new Date().toISOString() };
      write(store, Object.keys(next).length > 0 ? JSON.stringify(kept) : null);
    },
    [store],
  );

  const withoutSame = (next: Partial<V>, against: V): Partial<V> =>
    Object.fromEntries(
      Object.entries(next).filter(([field, value]) => !same(value, against[field])),
    ) as Partial<V>;

  const saving = useCommand(command, {
    quiet: true,
    done,
    refresh: refresh as unknown[][],
    onDone: (now) => {
      setBase(now);
      setConflict(null);
      keep({}, now.version);
      onSaved?.(now);
    },
  });

  const save = useCallback(() => {
    if (count > 0 && !saving.pending) saving.run({ version: base.version, changes });
  }, [count, saving, base, changes]);

  // Ask once per refused save for the version that won.
  const asked = useRef<unknown>(null);
  useEffect(() => {
    if (saving.failure?.code !== 'stale_edit' || asked.current === saving.failure) return;
    asked.current = saving.failure;
    void load().then(setConflict);
  }, [saving.failure, load]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      save();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (count > 0) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [save, count]);

  const kept = useMemo(() => parse<V>(stored), [stored]);
  const offer = isOfferOpen && count === 0 && kept ? withoutSame(kept.changes, base.values) : {};
  const offerCount = Object.keys(offer).length;

  return {
    values,
    changes,
    count,
    set: (field, value) => {
      setOfferOpen(false);
      keep(withoutSame({ ...changes, [field]: value } as Partial<V>, base.values), base.version);
    },
    isRevised: (field) => field in changes,
    errors: (field) => saving.fields[field],
    problem: saving.failure?.code === 'stale_edit' ? null : saving.problem,
    save,
    saving: saving.pending,
    discard: () => {
      keep({}, base.version);
      setConflict(null);
      saving.reset();
    },
    conflict,
    resolve: (mine) => {
      if (!conflict) return;
      setBase(conflict);
      keep(withoutSame(mine, conflict.values), conflict.version);
      setConflict(null);
      saving.reset();
      void Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
    },
    offered:
      offerCount > 0 && kept
        ? {
            at: kept.at,
            count: offerCount,
            take: () => {
              setOfferOpen(false);
              // Made on an older version: saving tells, and both are shown.
              setBase((now) => (kept.version === now.version ? now : { ...now, version: kept.version }));
              keep(offer, kept.version);
            },
            drop: () => {
              setOfferOpen(false);
              write(store, null);
            },
          }
        : null,
    fill: (next) => {
      setOfferOpen(false);
      keep(withoutSame({ ...changes, ...next } as Partial<V>, base.values), base.version);
    },
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function parse<V>(text: string | null): Kept<V> | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept<V> | null;
    return kept && typeof kept.version === 'number' && typeof kept.changes === 'object' ? kept : null;
  } catch {
    return null;
  }
}

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
