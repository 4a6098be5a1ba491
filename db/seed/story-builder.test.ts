import { describe, expect, it } from 'vitest';
import {
  fact,
  h2,
  harvestRing,
  list,
  lotCard,
  p,
  pullQuote,
  readableText,
  refsOf,
  regionMap,
  storyDoc,
} from './story-builder';

describe('a paragraph', () => {
  it('keeps plain text, italics and bold as separate pieces in reading order', () => {
    expect(p('Say *yunga* and **mean** it.')).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Say ' },
        { type: 'text', text: 'yunga', marks: [{ type: 'italic' }] },
        { type: 'text', text: ' and ' },
        { type: 'text', text: 'mean', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' it.' },
      ],
    });
  });

  it('turns a link inside the shop into a reference that survives a renamed page', () => {
    const marks = (source: string) => {
      const block = p(source);
      return block.type === 'paragraph' ? block.content[0]?.marks : undefined;
    };
    expect(marks('[a](coffee:b)')).toEqual([{ type: 'ref', attrs: { kind: 'coffee', slug: 'b' } }]);
    expect(marks('[a](story:b)')).toEqual([{ type: 'ref', attrs: { kind: 'story', slug: 'b' } }]);
    expect(marks('[a](producer:b)')).toEqual([{ type: 'ref', attrs: { kind: 'producer', slug: 'b' } }]);
    expect(marks('[a](origin:b/c)')).toEqual([{ type: 'ref', attrs: { kind: 'origin', path: 'b/c' } }]);
    expect(marks('[a](https://example.org/x)')).toEqual([
      { type: 'link', attrs: { href: 'https://example.org/x' } },
    ]);
  });

  it.each([
    'see [a](javascript:alert)',
    'see [a](http://example.org)',
    'see [a](coffee:)',
    'see [a](nothing)',
    'half *open',
    'half [open',
    'a gap [label] (coffee:b)',
    '',
  ])('refuses what would reach a reader broken: %s', (source) => {
    expect(() => p(source)).toThrow();
  });
});

describe('a document', () => {
  const doc = storyDoc(
    h2('one', 'One'),
    p('Two [three](coffee:x).'),
    list(['Four [five](origin:peru)']),
    pullQuote('Six'),
    fact('Seven', 'Eight', { asOf: '2024' }),
    lotCard('y'),
    harvestRing('z'),
    regionMap('peru/cusco'),
  );

  it('reads as text block by block, sources included', () => {
    expect(readableText(doc)).toBe('One\nTwo three.\nFour five\nSix\nSeven (Eight)');
  });

  it('names everything it points at, cards and plates included', () => {
    expect(refsOf(doc)).toEqual([
      { kind: 'coffee', slug: 'x' },
      { kind: 'origin', path: 'peru' },
      { kind: 'coffee', slug: 'y' },
      { kind: 'coffee', slug: 'z' },
      { kind: 'origin', path: 'peru/cusco' },
    ]);
  });

  it('leaves out what a fact does not know', () => {
    expect(fact('a', 'b')).toEqual({ type: 'fact', attrs: { text: 'a', source: 'b' } });
  });
});
