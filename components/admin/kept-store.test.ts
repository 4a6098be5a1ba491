import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf } from './kept-drafts';
import {
  entryName,
  findLeft,
  formName,
  isAnyKept,
  readEntry,
  type Store,
  sweep,
  writeEntry,
} from './kept-store';

/** As a browser's store, in memory. */
function memory(): Store {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

const DAY_MS = 24 * 3600 * 1000;
const form = formName('stf_ada', 'coffee:cof_1');
const [here, there] = [entryName(form, 'here'), entryName(form, 'there')];
const typed = (name: string, ageMs = 0) => ({
  ...draftOf<Record<string, unknown>>(1, { name }),
  at: new Date(Date.now() - ageMs).toISOString(),
});
const open =
  (...tabs: string[]) =>
  (tab: string) =>
    tabs.includes(tab);

let store: Store;
beforeEach(() => {
  store = memory();
});

describe('two tabs on one record', () => {
  it('keep a draft each', () => {
    const [mine, theirs] = [typed('mine'), typed('theirs')];
    writeEntry(store, here, [mine]);
    writeEntry(store, there, [theirs]);
    expect(readEntry(store, here)).toEqual([mine]);
    expect(readEntry(store, there)).toEqual([theirs]);
  });

  it('are not offered what stands in the other one while that is open', () => {
    writeEntry(store, there, [typed('theirs')]);
    expect(findLeft(store, form, 'here', open('here', 'there')).drafts).toEqual([]);
  });

  it('get what was left when the other one is closed, oldest first, and nothing of their own', () => {
    const [older, newer] = [typed('older', 2000), typed('newer', 1000)];
    writeEntry(store, there, [newer]);
    writeEntry(store, entryName(form, 'third'), [older]);
    writeEntry(store, here, [typed('mine')]);
    expect(findLeft(store, form, 'here', open('here'))).toEqual({
      drafts: [older, newer],
      entries: [there, entryName(form, 'third')],
    });
  });

  it('tell each other by the age of a draft where a browser does not know its tabs', () => {
    writeEntry(store, there, [typed('theirs', 60_000)]);
    expect(findLeft(store, form, 'here', null).drafts).toEqual([]);
    writeEntry(store, there, [typed('theirs', 11 * 60_000)]);
    expect(findLeft(store, form, 'here', null).drafts).toHaveLength(1);
  });
});

it('a draft of another form, or of another person, is not offered', () => {
  writeEntry(store, entryName(formName('stf_ada', 'coffee:cof_11'), 'gone'), [typed('other coffee')]);
  writeEntry(store, entryName(formName('stf_ben', 'coffee:cof_1'), 'gone'), [typed('other person')]);
  expect(findLeft(store, form, 'here', open('here')).drafts).toEqual([]);
});

describe('cleaning up', () => {
  it('throws away what has run out, and keeps the rest and what is not its own', () => {
    const good = typed('good');
    writeEntry(store, here, [{ ...typed('old'), until: new Date(Date.now() - 1).toISOString() }, good]);
    writeEntry(store, there, [typed('oldest')]);
    store.setItem('other', 'stays');
    sweep(store, Date.now());
    expect(readEntry(store, here)).toEqual([good]);
    expect(readEntry(store, there)).toHaveLength(1);
    sweep(store, Date.now() + 31 * DAY_MS);
    expect(isAnyKept(store)).toBe(false);
    expect(store.getItem('other')).toBe('stays');
  });

  it('keeps the newest of very many forms', () => {
    for (let n = 0; n < 205; n++)
      writeEntry(store, entryName(formName('stf_ada', `coffee:cof_${n}`), 'gone'), [typed('x', n * 1000)]);
    sweep(store);
    expect(store.length).toBe(200);
    expect(store.getItem(entryName(formName('stf_ada', 'coffee:cof_0'), 'gone'))).not.toBeNull();
    expect(store.getItem(entryName(formName('stf_ada', 'coffee:cof_204'), 'gone'))).toBeNull();
  });
});

it('a browser that refuses to store takes nothing from the form', () => {
  const full = {
    ...store,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(writeEntry(full, here, [typed('mine')])).toBe(false);
  expect(writeEntry(null, here, [typed('mine')])).toBe(false);
});
