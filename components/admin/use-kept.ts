'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { afterPress, byAge, type Draft } from './kept-drafts';
import {
  browserStore,
  entryName,
  findLeft,
  formName,
  openTabs,
  readEntry,
  thisTab,
  writeEntry,
} from './kept-store';
import { useStaffId } from './staff-id';

type Values = Record<string, unknown>;

/**
 * What this tab keeps of one form: drafts of earlier visits that wait for an answer, and what is typed now. Drafts of a
 * tab that was closed come to the first tab that opens the form after it; those of an open tab stay with it.
 * @param form `coffee:cof_…`
 */
export function useKept<V extends Values>(form: string) {
  const name = formName(useStaffId(), form);
  const [waiting, setWaiting] = useState<readonly Draft<V>[]>([]);
  /** The same, for what happens while a render is under way. */
  const latest = useRef<{ waiting: readonly Draft<V>[]; typed: Draft<V> | null }>({
    waiting: [],
    typed: null,
  });

  const write = useCallback(() => {
    const { waiting, typed } = latest.current;
    return writeEntry(browserStore(), entryName(name, thisTab()), typed ? [...waiting, typed] : waiting);
  }, [name]);

  /** @returns whether the browser took it */
  const answer = useCallback(
    (next: (waiting: readonly Draft<V>[]) => readonly Draft<V>[]): boolean => {
      latest.current.waiting = next(latest.current.waiting);
      setWaiting(latest.current.waiting);
      return write();
    },
    [write],
  );

  const keep = useCallback(
    (typed: Draft<V> | null) => {
      latest.current.typed = typed;
      write();
    },
    [write],
  );

  /** What is typed now has reached the shop, by a press under this key if it had one. */
  const settle = useCallback(
    (press: string | null) => {
      const { typed } = latest.current;
      // Read anew: the form may be closed by now, and opened again.
      const stored = readEntry<V>(browserStore(), entryName(name, thisTab()));
      const mine = stored.findLastIndex(({ at }) => at === typed?.at);
      const others = mine < 0 ? stored : stored.toSpliced(mine, 1);
      latest.current.typed = null;
      answer(() => (press === null ? others : afterPress(others, press, typed?.changes ?? {})));
    },
    [name, answer],
  );

  useEffect(() => {
    const mine = thisTab();
    const own = readEntry<V>(browserStore(), entryName(name, mine));
    latest.current = { waiting: own, typed: null };
    setWaiting(own);
    let isOver = false;
    void openTabs().then((isOpen) => {
      const store = browserStore();
      if (isOver || !store) return;
      const left = findLeft<V>(store, name, mine, isOpen);
      if (left.drafts.length > 0 && answer((waiting) => byAge([...waiting, ...left.drafts])))
        for (const entry of left.entries) store.removeItem(entry);
    });
    return () => {
      isOver = true;
    };
  }, [name, answer]);

  return { waiting, answer, keep, settle };
}
