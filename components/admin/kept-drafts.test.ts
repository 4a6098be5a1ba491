import { describe, expect, it } from 'vitest';
import { afterPress, type Draft, draftOf, putBack, readDrafts, writeDrafts } from './kept-drafts';

/** While the drafts below hold good. */
const noon = Date.parse('2026-11-22T12:00:00.000Z');
const DAY_MS = 24 * 3600 * 1000;
const earlier: Draft<Record<string, unknown>> = {
  version: 3,
  changes: { grade: 'SHB' },
  at: '2026-11-22T10:00:00.000Z',
};
const now: Draft<Record<string, unknown>> = {
  version: 4,
  changes: { story: 'Up the river' },
  at: '2026-11-22T11:00:00.000Z',
};

describe('what a browser keeps of an editor', () => {
  it('holds the earlier draft beside what is typed now', () => {
    expect(readDrafts(writeDrafts([earlier, now]), noon)).toEqual([earlier, now]);
  });

  it('is nothing once every draft is empty', () => {
    expect(writeDrafts([{ ...now, changes: {} }])).toBeNull();
    expect(readDrafts(writeDrafts([earlier, { ...now, changes: {} }]), noon)).toEqual([earlier]);
  });

  it.each([null, '', '{', '[null, 7, {"version":1,"changes":null}]', '"text"'])(
    'is read as nothing when it makes no sense: %s',
    (text) => expect(readDrafts(text)).toEqual([]),
  );

  it('is understood as one draft, as an older version of the shop wrote it', () => {
    expect(readDrafts(JSON.stringify(earlier), noon)).toEqual([earlier]);
  });
});

describe('how long a draft is kept', () => {
  it('is a month for a record, and as many days as the form says otherwise', () => {
    const [record, form] = [draftOf(3, { grade: 'SHB' }), draftOf(0, { name: 'Mia' }, 1)];
    const text = writeDrafts<Record<string, unknown>>([record, form]);
    const typed = Date.parse(record.at);
    expect(readDrafts(text, typed + DAY_MS - 60_000)).toEqual([record, form]);
    expect(readDrafts(text, typed + DAY_MS + 60_000)).toEqual([record]);
    expect(readDrafts(text, typed + 30 * DAY_MS + 60_000)).toEqual([]);
  });

  it('is a month for one that does not say so', () => {
    const typed = Date.parse(earlier.at);
    const text = writeDrafts([earlier]);
    expect(readDrafts(text, typed + 29 * DAY_MS)).toEqual([earlier]);
    expect(readDrafts(text, typed + 31 * DAY_MS)).toEqual([]);
  });

  it('is cut short when very many wait: the newest stay', () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      ...earlier,
      at: new Date(noon - (50 - n) * 1000).toISOString(),
    }));
    expect(readDrafts(writeDrafts(many), noon)).toEqual(many.slice(30));
  });
});

describe('a press that the shop carried out', () => {
  const typed = { amount: '60', reason: 'Arrived' };
  const lost: Draft<Record<string, unknown>> = { version: 0, changes: typed, at: now.at, press: 'key-1' };

  it('settles the draft of the same press, and leaves the others', () => {
    const other = { ...lost, press: 'key-2' };
    expect(afterPress([earlier, lost, other], 'key-1', typed)).toEqual([earlier, other]);
  });

  it('leaves a draft with other words, which was never carried out, and which needs a key of its own now', () => {
    const { press: _, ...unsent } = lost;
    expect(afterPress([lost], 'key-1', { ...typed, amount: '61' })).toEqual([unsent]);
  });

  it('settles the draft when the shop says that its key was used with other words than those sent now', () => {
    expect(afterPress([lost], 'key-1', null)).toEqual([]);
  });
});

describe('putting a draft back', () => {
  it('keeps what was typed in other fields', () => {
    expect(putBack<Record<string, unknown>>({ grade: 'SHB' }, { story: 'New' })).toEqual({
      changes: { grade: 'SHB', story: 'New' },
      displaced: {},
    });
  });

  it('hands out what was typed in the same field, so that it can be had again', () => {
    expect(putBack<Record<string, unknown>>({ grade: 'SHB' }, { grade: 'HB', story: 'New' })).toEqual({
      changes: { grade: 'SHB', story: 'New' },
      displaced: { grade: 'HB' },
    });
  });
});
