import { describe, expect, it } from 'vitest';
import { tidyDoc } from './rules';

const text = (words: string) => [{ type: 'text', text: words }];
const heading = (words: string, id: string | null = null) => ({
  type: 'heading',
  attrs: { level: 2, id },
  content: text(words),
});

describe('the stored form of prose', () => {
  it('has one order of keys and no empty attributes, so that the same text compares as the same', () => {
    const one = {
      type: 'doc',
      content: [{ type: 'fact', attrs: { url: null, text: 'a', source: 'b', asOf: null } }],
    };
    const other = { content: [{ attrs: { source: 'b', text: 'a' }, type: 'fact' }], type: 'doc' };
    expect(JSON.stringify(tidyDoc(one))).toBe(JSON.stringify(tidyDoc(other)));
    expect(tidyDoc(one).content).toEqual([{ type: 'fact', attrs: { source: 'b', text: 'a' } }]);
  });

  it('drops empty paragraphs, headings, quotes and lists', () => {
    const empty = { type: 'paragraph' };
    const raw = {
      type: 'doc',
      content: [
        empty,
        { type: 'heading', attrs: { level: 2 } },
        { type: 'blockquote', content: [empty] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [empty] }] },
        { type: 'paragraph', content: text('stays') },
      ],
    };
    expect(tidyDoc(raw).content).toEqual([{ type: 'paragraph', content: text('stays') }]);
    expect(tidyDoc(null).content).toEqual([]);
  });

  it('gives each heading an anchor of its own and keeps one that is there', () => {
    const { content } = tidyDoc({
      type: 'doc',
      content: [
        heading('Up the Valley'),
        heading('Up the valley'),
        heading('Renamed since', 'as-published'),
        heading('¿?'),
      ],
    });
    expect(content.map((block) => block.type === 'heading' && block.attrs.id)).toEqual([
      'up-the-valley',
      'up-the-valley-2',
      'as-published',
      'section',
    ]);
  });

  it('is the same when it is tidied again', () => {
    const raw = {
      type: 'doc',
      content: [heading('A'), heading('A'), { type: 'paragraph', content: text('b') }],
    };
    expect(tidyDoc(tidyDoc(raw))).toEqual(tidyDoc(raw));
  });
});
