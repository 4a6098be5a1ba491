import { describe, expect, it } from 'vitest';
import { type Draft, putBack, readDrafts, writeDrafts } from './kept-drafts';

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
    expect(readDrafts(writeDrafts([earlier, now]))).toEqual([earlier, now]);
  });

  it('is nothing once every draft is empty', () => {
    expect(writeDrafts([{ ...now, changes: {} }])).toBeNull();
    expect(readDrafts(writeDrafts([earlier, { ...now, changes: {} }]))).toEqual([earlier]);
  });

  it.each([null, '', '{', '[null, 7, {"version":1,"changes":null}]', '"text"'])(
    'is read as nothing when it makes no sense: %s',
    (text) => expect(readDrafts(text)).toEqual([]),
  );

  it('is understood as one draft, as an older version of the shop wrote it', () => {
    expect(readDrafts(JSON.stringify(earlier))).toEqual([earlier]);
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
