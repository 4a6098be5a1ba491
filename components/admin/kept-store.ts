import { newKey } from '@/lib/admin/orders/key';
import { byAge, type Draft, readDrafts, writeDrafts } from './kept-drafts';

type Values = Record<string, unknown>;
/** localStorage, or a stand-in that can be walked the same way. */
export type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'yunga.edit.';
const TAB = 'yunga.tab';
const LOCK = 'yunga.tab.';
/** Forms with something kept, in one browser. */
const MOST_KEPT = 200;
/** Without locks (plain http) nobody can tell whether a tab is still open: what was not touched for so long was left. */
const LEFT_AFTER_MS = 10 * 60 * 1000;

/** Names a form of one person in this browser: `coffee:cof_…`. */
export const formName = (staffId: string, form: string) => `${PREFIX}${staffId}.${form}`;
/** Each tab keeps what is typed in it under a name of its own: two of them cannot overwrite each other. */
export const entryName = (form: string, tab: string) => `${form}#${tab}`;

/** A browser that refuses storage (private window, full disk) loses the offer, never the form. */
export function browserStore(): Store | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function writeEntry<V extends Values>(
  store: Store | null,
  name: string,
  drafts: readonly Draft<V>[],
): boolean {
  const text = isForgotten ? null : writeDrafts(drafts);
  try {
    if (text === null) store?.removeItem(name);
    else store?.setItem(name, text);
    return store !== null;
  } catch {
    return false;
  }
}

export const readEntry = <V>(store: Store | null, name: string): Draft<V>[] => {
  try {
    return readDrafts<V>(store?.getItem(name) ?? null);
  } catch {
    return [];
  }
};

const names = (store: Store): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i)).filter(
    (name): name is string => name?.startsWith(PREFIX) ?? false,
  );

/**
 * Drafts of a form whose tab was closed, oldest first, with the entries that they stand in.
 * @param mine the tab that asks
 * @param isOpen whether another one still runs; null when this browser cannot tell
 */
export function findLeft<V>(
  store: Store,
  form: string,
  mine: string,
  isOpen: ((tab: string) => boolean) | null,
  now = Date.now(),
): { drafts: Draft<V>[]; entries: string[] } {
  const entries = names(store).filter((name) => {
    if (name !== form && !name.startsWith(`${form}#`)) return false;
    if (name === entryName(form, mine)) return false;
    if (isOpen) return !isOpen(name.slice(form.length + 1));
    return readDrafts(store.getItem(name), now).every(({ at }) => Date.parse(at) < now - LEFT_AFTER_MS);
  });
  return { entries, drafts: byAge(entries.flatMap((name) => readDrafts<V>(store.getItem(name), now))) };
}

/** Throws away what has run out; of very many forms the ones that were typed in last stay. */
export function sweep(store: Store | null, now = Date.now()): void {
  if (!store) return;
  const kept = names(store).map((name) => ({ name, drafts: readDrafts<Values>(store.getItem(name), now) }));
  const newest = kept.toSorted((a, b) => lastAt(b.drafts) - lastAt(a.drafts));
  newest.forEach(({ name, drafts }, i) => {
    const text = i < MOST_KEPT ? writeDrafts(drafts) : null;
    try {
      if (text === null) store.removeItem(name);
      else if (text !== store.getItem(name)) store.setItem(name, text);
    } catch {}
  });
}
const lastAt = (drafts: readonly Draft<Values>[]) => Date.parse(drafts.at(-1)?.at ?? '1970-01-01');

let isForgotten = false;

/** Forgets what everybody typed in this browser, and keeps nothing more until the page is loaded anew. */
export function forgetAll(store: Store | null): void {
  isForgotten = true;
  for (const name of store ? names(store) : []) store?.removeItem(name);
}

export const isAnyKept = (store: Store | null): boolean => store !== null && names(store).length > 0;

let tab: string | null = null;

/** Names this tab, over reloads too. */
export function thisTab(): string {
  if (tab !== null) return tab;
  const mine = takeTab() ?? newKey();
  tab = mine;
  // Only while no page of the tab runs does its name lie in the store: a duplicate of a tab gets a name of its own.
  window.addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(TAB, mine);
    } catch {}
  });
  window.addEventListener('pageshow', (event) => event.persisted && takeTab());
  // Held until the tab goes: that is how the others know that it is there.
  void navigator.locks?.request(LOCK + mine, () => new Promise(() => {}));
  return mine;
}

function takeTab(): string | null {
  try {
    const name = sessionStorage.getItem(TAB);
    sessionStorage.removeItem(TAB);
    return name;
  } catch {
    return null;
  }
}

/** Which tabs of this browser run; null when it cannot tell. */
export async function openTabs(): Promise<((tab: string) => boolean) | null> {
  if (!navigator.locks) return null;
  const { held = [], pending = [] } = await navigator.locks.query();
  const open = new Set([...held, ...pending].map(({ name }) => name));
  return (tab) => open.has(LOCK + tab);
}
