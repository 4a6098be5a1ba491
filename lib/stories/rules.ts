import type { PageWords } from '@/lib/catalog/words';
import { slugOf } from '@/lib/kernel/slug';
import {
  eachBlock,
  type StoryBlock,
  type StoryDoc,
  type StoryItem,
  type StoryMark,
  type StoryText,
} from '@/lib/kernel/story-doc';

/** What search engines and cards show before they cut. */
export const SEO_TITLE_MAX = 60;
export const SEO_DESCRIPTION_MAX = 155;
export const LEAD_MAX = 300;

export const STORY_KINDS = {
  origin: 'Origin story',
  travel: 'Travel story',
  producer: 'Producer story',
  guide: 'Guide',
} as const;
export type StoryKind = keyof typeof STORY_KINDS;

/** What search results and shared cards say of a story: what somebody wrote for them, else its title and lead. */
export function storyWords(story: {
  title: string;
  lead: string;
  seoTitle: string;
  seoDescription: string;
}): PageWords {
  const title = story.seoTitle || story.title;
  return { title, cardTitle: title, description: story.seoDescription || story.lead };
}

type Raw = {
  type?: string;
  attrs?: Record<string, unknown>;
  content?: Raw[];
  text?: string;
  marks?: Raw[];
};

/**
 * The one form in which a document is stored and compared: keys in one order (PostgreSQL sorts them its own way), no
 * empty attributes, no empty paragraphs, each heading with an anchor of its own. It does not judge: see `doc-input`.
 */
export function tidyDoc(raw: unknown): StoryDoc {
  const anchors = new Set<string>();
  const content = blocksOf((raw as Raw | null)?.content, anchors);
  return { type: 'doc', content };
}

function blocksOf(raw: Raw[] | undefined, anchors: Set<string>): StoryBlock[] {
  return (raw ?? []).flatMap((block): StoryBlock[] => {
    const type = block.type ?? '';
    const content = block.content ?? [];
    switch (type) {
      case 'heading': {
        const texts = textsOf(content);
        if (texts.length === 0) return [];
        const level = block.attrs?.level === 3 ? 3 : 2;
        return [{ type, attrs: { level, id: anchorOf(block.attrs?.id, texts, anchors) }, content: texts }];
      }
      case 'paragraph': {
        const texts = textsOf(content);
        return texts.length > 0 ? [{ type, content: texts }] : [];
      }
      case 'blockquote': {
        const inner = blocksOf(content, anchors);
        return inner.length > 0 ? [{ type, content: inner }] : [];
      }
      case 'bulletList':
      case 'orderedList': {
        const items = content.flatMap((item): StoryItem[] => {
          const inner = blocksOf(item.content, anchors);
          return inner.length > 0 ? [{ type: 'listItem', content: inner }] : [];
        });
        return items.length > 0 ? [{ type, content: items }] : [];
      }
      default: {
        const other = { type, ...(block.attrs && { attrs: sorted(block.attrs) }) };
        return [(block.content ? { ...other, content } : other) as unknown as StoryBlock];
      }
    }
  });
}

const textsOf = (raw: Raw[]): StoryText[] =>
  raw.flatMap((piece): StoryText[] => {
    if (piece.type !== 'text' || typeof piece.text !== 'string') return [piece as unknown as StoryText];
    const marks = (piece.marks ?? []).map(
      (mark) =>
        ({ type: mark.type, ...(mark.attrs && { attrs: sorted(mark.attrs) }) }) as unknown as StoryMark,
    );
    return [{ type: 'text', text: piece.text, ...(marks.length > 0 && { marks }) }];
  });

/** Keeps an anchor that is there; a second heading with the same one gets another. */
function anchorOf(id: unknown, texts: readonly StoryText[], taken: Set<string>): string {
  const wanted =
    (typeof id === 'string' && id) || slugOf(texts.map((piece) => piece.text).join('')) || 'section';
  let anchor = wanted;
  for (let n = 2; taken.has(anchor); n++) anchor = `${wanted}-${n}`;
  taken.add(anchor);
  return anchor;
}

const sorted = (attrs: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attrs)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The coffees whose lot cards stand in a text, in its order: a story is about them as if they had been chosen for it. */
export const lotCardsIn = (doc: StoryDoc): { slug: string; id?: string }[] =>
  [...eachBlock(doc.content)].flatMap((block) => (block.type === 'lotCard' ? [block.attrs] : []));

/** Paths of the maps in a text. */
export const mapsIn = (doc: StoryDoc | null): string[] => [
  ...new Set(
    [...eachBlock(doc?.content ?? [])].flatMap((b) => (b.type === 'regionMap' ? [b.attrs.path] : [])),
  ),
];

/** Paths of the places that a story's page draws: those it is about and those of its maps. */
export const placesOf = (story: { body: StoryDoc; regions: readonly { path: string }[] }): string[] => [
  ...new Set([...story.regions.map((region) => region.path), ...mapsIn(story.body)]),
];
