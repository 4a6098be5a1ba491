import { describe, expect, it } from 'vitest';
import { stories } from '@/db/seed/stories';
import { type DOC_MAX_BYTES, docInput } from './doc-input';
import { tidyDoc } from './rules';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (text: string, ...marks: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }],
});
const refusal = (raw: unknown): string => {
  const parsed = docInput.safeParse(raw);
  return parsed.success ? '' : (parsed.error.issues[0]?.message ?? '');
};

describe('prose from an editor', () => {
  it.each(stories.map((story) => [story.slug, story.doc] as const))(
    'takes what is written already: %s',
    (_, body) => {
      expect(docInput.parse(body)).toEqual(tidyDoc(body));
    },
  );

  it('takes every block and mark that pages draw', () => {
    const whole = doc(
      { type: 'heading', attrs: { level: 3, id: 'a' }, content: [{ type: 'text', text: 'A' }] },
      paragraph('b', { type: 'bold' }, { type: 'italic' }),
      paragraph('c', { type: 'link', attrs: { href: 'https://example.org/a?b=c' } }),
      paragraph('d', { type: 'link', attrs: { href: 'mailto:hello@example.org' } }),
      paragraph('e', { type: 'ref', attrs: { kind: 'coffee', slug: 'e', id: 'cof_0123456789' } }),
      paragraph('f', { type: 'ref', attrs: { kind: 'origin', path: 'peru/cusco' } }),
      { type: 'blockquote', content: [paragraph('g')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('h')] }] },
      { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('i')] }] },
      { type: 'image', attrs: { id: 'med_0123456789', alt: '' } },
      { type: 'pullQuote', attrs: { text: 'k' } },
      { type: 'lotCard', attrs: { slug: 'l', id: 'cof_0123456789' } },
      { type: 'regionMap', attrs: { path: 'peru', id: 'reg_0123456789' } },
      { type: 'harvestRing', attrs: { slug: 'm' } },
      { type: 'cuppingRose', attrs: { slug: 'n' } },
      { type: 'fact', attrs: { text: 'o', source: 'p', asOf: '2026-09', url: 'https://example.org' } },
    );
    expect(docInput.parse(whole).content).toHaveLength(16);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/admin',
    'vbscript:x',
    ' ',
  ])('refuses a link to “%s” in words', (href) => {
    expect(refusal(doc(paragraph('x', { type: 'link', attrs: { href } })))).toMatch(
      /A link starts with https/,
    );
    expect(refusal(doc({ type: 'fact', attrs: { text: 'x', source: 'y', url: href } }))).toMatch(
      /A link starts/,
    );
  });

  it.each([
    ['an unknown block', { type: 'iframe', attrs: { src: 'https://example.org' } }],
    ['an unknown mark', paragraph('x', { type: 'code' })],
    ['an unknown attribute', { type: 'lotCard', attrs: { slug: 'a', onclick: 'x' } }],
    ['a photo’s files', { type: 'image', attrs: { id: 'med_0123456789', alt: '', photo: {} } }],
    ['a path instead of an address', { type: 'lotCard', attrs: { slug: '../../admin' } }],
    [
      'an anchor that would break out of its attribute',
      { type: 'heading', attrs: { level: 1, id: 'a"b' }, content: [{ type: 'text', text: 'A' }] },
    ],
    ['something that is not text', { type: 'paragraph', content: [{ type: 'image', attrs: {} }] }],
  ])('refuses %s and says in which block', (_, block) => {
    expect(refusal(doc(paragraph('fine'), block))).toMatch(/The text cannot be saved: .*\(block 2\)/);
  });

  it('refuses what is too long, too deep, or no document', () => {
    const much: typeof DOC_MAX_BYTES = 300_000;
    expect(refusal(doc(paragraph('x'.repeat(much))))).toMatch(/longer than a text may be/);
    let deep: unknown = paragraph('x');
    for (let n = 0; n < 20; n++) deep = { type: 'blockquote', content: [deep] };
    expect(refusal(doc(deep))).toMatch(/too deeply/);
    expect(refusal({ type: 'paragraph' })).toMatch(/no text of an editor/);
    expect(refusal('hello')).toMatch(/no text of an editor/);
  });
});
