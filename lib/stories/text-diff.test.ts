import { expect, it } from 'vitest';
import { diffParagraphs } from './text-diff';

it('shows what went and what came, in the order of the text', () => {
  expect(diffParagraphs(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'gone', text: 'b' },
    { kind: 'new', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'new', text: 'd' },
  ]);
});

it('shows a moved paragraph as gone at one place and new at the other', () => {
  const kinds = diffParagraphs(['a', 'b'], ['b', 'a']).map((line) => `${line.kind} ${line.text}`);
  expect(kinds).toContain('same b');
  expect(kinds.filter((kind) => kind.endsWith(' a')).sort()).toEqual(['gone a', 'new a']);
});

it('begins with nothing and ends with nothing', () => {
  expect(diffParagraphs([], ['a'])).toEqual([{ kind: 'new', text: 'a' }]);
  expect(diffParagraphs(['a'], [])).toEqual([{ kind: 'gone', text: 'a' }]);
});
