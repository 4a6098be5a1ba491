import type { StoryBlock, StoryDoc, StoryMark, StoryRef, StoryText } from '@/lib/kernel/story-doc';

const TOKEN = /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;
const LEFTOVER = /[*[\]]|\]\(/;

function linkMark(target: string): StoryMark {
  if (target.startsWith('https://')) return { type: 'link', attrs: { href: target } };
  const colon = target.indexOf(':');
  const kind = target.slice(0, colon);
  const key = target.slice(colon + 1);
  if (!key) throw new Error(`link without a target: ${target}`);
  if (kind === 'origin') return { type: 'ref', attrs: { kind, path: key } };
  if (kind === 'coffee' || kind === 'story' || kind === 'producer') {
    return { type: 'ref', attrs: { kind, slug: key } };
  }
  throw new Error(`link of an unknown kind: ${target}`);
}

/** Reads `[label](coffee:slug)`, `**bold**` and `*italic*`. Marks do not nest; a mark left open throws. */
function inline(source: string): StoryText[] {
  const out: StoryText[] = [];
  const plain = (text: string) => {
    if (LEFTOVER.test(text)) throw new Error(`a mark is left open in: ${source}`);
    if (text) out.push({ type: 'text', text });
  };
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    plain(source.slice(end, match.index));
    const [whole, label, target, bold, italic] = match;
    if (label && target) out.push({ type: 'text', text: label, marks: [linkMark(target)] });
    else if (bold) out.push({ type: 'text', text: bold, marks: [{ type: 'bold' }] });
    else if (italic) out.push({ type: 'text', text: italic, marks: [{ type: 'italic' }] });
    end = match.index + whole.length;
  }
  plain(source.slice(end));
  if (out.length === 0) throw new Error('an empty paragraph');
  return out;
}

/** `id` is the anchor that others link to: never change it once published. */
export const h2 = (id: string, text: string): StoryBlock => ({
  type: 'heading',
  attrs: { level: 2, id },
  content: inline(text),
});

export const p = (text: string): StoryBlock => ({ type: 'paragraph', content: inline(text) });

export const list = (items: string[]): StoryBlock => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [p(item)] })),
});

export const pullQuote = (text: string): StoryBlock => ({ type: 'pullQuote', attrs: { text } });
export const lotCard = (slug: string): StoryBlock => ({ type: 'lotCard', attrs: { slug } });
export const regionMap = (path: string): StoryBlock => ({ type: 'regionMap', attrs: { path } });
export const harvestRing = (slug: string): StoryBlock => ({ type: 'harvestRing', attrs: { slug } });

/** `asOf` keeps its real precision: `2021`, `2024-09` or a full date. */
export const fact = (
  text: string,
  source: string,
  more: { asOf?: string; url?: string } = {},
): StoryBlock => ({ type: 'fact', attrs: { text, source, ...more } });

export const storyDoc = (...content: StoryBlock[]): StoryDoc => ({ type: 'doc', content });

function blockText(block: StoryBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.content.map((piece) => piece.text).join('');
    case 'blockquote':
      return block.content.map(blockText).join('\n');
    case 'bulletList':
      return block.content.flatMap((item) => item.content.map(blockText)).join('\n');
    case 'pullQuote':
      return block.attrs.text;
    case 'fact':
      return `${block.attrs.text} (${block.attrs.source})`;
    default:
      return '';
  }
}

/** Everything a reader reads, one block a line. Plates and cards add nothing: their words are not the story's. */
export const readableText = (doc: StoryDoc): string => doc.content.map(blockText).filter(Boolean).join('\n');

function textsOf(block: StoryBlock): StoryText[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.content;
    case 'blockquote':
      return block.content.flatMap(textsOf);
    case 'bulletList':
      return block.content.flatMap((item) => item.content.flatMap(textsOf));
    default:
      return [];
  }
}

/** What the document points at inside the shop, cards and plates included. */
export function refsOf(doc: StoryDoc): StoryRef[] {
  return doc.content.flatMap((block): StoryRef[] => {
    if (block.type === 'lotCard' || block.type === 'harvestRing' || block.type === 'cuppingRose') {
      return [{ kind: 'coffee', slug: block.attrs.slug }];
    }
    if (block.type === 'regionMap') return [{ kind: 'origin', path: block.attrs.path }];
    return textsOf(block).flatMap((piece) =>
      (piece.marks ?? []).flatMap((mark) => (mark.type === 'ref' ? [mark.attrs] : [])),
    );
  });
}
