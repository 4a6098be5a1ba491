import type { Photo } from './photo';

/**
 * The stored form of prose: a ProseMirror document, so that an editor can open it and the server can draw it.
 * What it points at inside the shop is named by `id`, and found at its present address when the page is drawn
 * (`lib/catalog/prose.ts`); the slug or path beside it is where it was when somebody last saved. Documents from
 * before there were ids have the slug alone. Only pages of others are URLs.
 */
export type StoryDoc = { type: 'doc'; content: StoryBlock[] };

export const REF_KINDS = ['coffee', 'story', 'producer', 'origin'] as const;
export type RefKind = (typeof REF_KINDS)[number];
export type StoryRef =
  | { kind: 'coffee' | 'story' | 'producer'; slug: string; id?: string }
  | { kind: 'origin'; path: string; id?: string };

export type StoryMark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'link'; attrs: { href: string } }
  | { type: 'ref'; attrs: StoryRef };

export type StoryText = { type: 'text'; text: string; marks?: StoryMark[] };
export type StoryItem = { type: 'listItem'; content: StoryBlock[] };

export type StoryBlock =
  /** `id` is the anchor: stable once published, since others link to it. */
  | { type: 'heading'; attrs: { level: 2 | 3; id: string }; content: StoryText[] }
  | { type: 'paragraph'; content: StoryText[] }
  | { type: 'blockquote'; content: StoryBlock[] }
  | { type: 'bulletList'; content: StoryItem[] }
  | { type: 'orderedList'; content: StoryItem[] }
  /** `id` of the photo; `photo` is put in when the page is drawn and never stored. An empty `alt`: the photo's own. */
  | { type: 'image'; attrs: { id: string; alt: string; photo?: Photo } }
  | { type: 'pullQuote'; attrs: { text: string } }
  | { type: 'lotCard'; attrs: { slug: string; id?: string } }
  | { type: 'regionMap'; attrs: { path: string; id?: string } }
  | { type: 'harvestRing'; attrs: { slug: string; id?: string } }
  | { type: 'cuppingRose'; attrs: { slug: string; id?: string } }
  /** A statement with who says so. `source` is a name a reader understands; `url` only when public. */
  | { type: 'fact'; attrs: { text: string; source: string; asOf?: string; url?: string } };

/** Blocks that show something of one coffee. */
export const COFFEE_BLOCKS = ['lotCard', 'harvestRing', 'cuppingRose'] as const;
export const isCoffeeBlock = (
  block: StoryBlock,
): block is Extract<StoryBlock, { type: (typeof COFFEE_BLOCKS)[number] }> =>
  (COFFEE_BLOCKS as readonly string[]).includes(block.type);

/** What a ref or block points at, as one value: `coffee cof_…` when it has an id, else `coffee huabal-washed`. */
export const refKey = (ref: StoryRef): string => `${ref.kind} ${ref.id ?? addressOf(ref)}`;
/** The slug, or the path of an origin. */
export const addressOf = (ref: StoryRef): string => (ref.kind === 'origin' ? ref.path : ref.slug);
export const refAt = (kind: RefKind, address: string, id?: string): StoryRef => {
  const more = id ? { id } : {};
  return kind === 'origin' ? { kind, path: address, ...more } : { kind, slug: address, ...more };
};

/** The page of a coffee, story, producer or origin. */
export function refHref(ref: StoryRef): string {
  const folder = { coffee: 'coffee', story: 'stories', producer: 'producers', origin: 'origins' }[ref.kind];
  return `/${folder}/${addressOf(ref)}`;
}

/** What a block points at itself; links in its text are not among it. */
export function refOfBlock(block: StoryBlock): StoryRef | null {
  if (isCoffeeBlock(block)) return { kind: 'coffee', ...block.attrs };
  return block.type === 'regionMap' ? { kind: 'origin', ...block.attrs } : null;
}

/** Every block with the blocks inside it. */
export function* eachBlock(blocks: readonly StoryBlock[]): Generator<StoryBlock> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'blockquote') yield* eachBlock(block.content);
    if (block.type === 'bulletList' || block.type === 'orderedList')
      for (const item of block.content) yield* eachBlock(item.content);
  }
}

/** Everything the document points at inside the shop, in its order. */
export function refsIn(doc: StoryDoc): StoryRef[] {
  return [...eachBlock(doc.content)].flatMap((block): StoryRef[] => {
    const own = refOfBlock(block);
    if (own) return [own];
    if (block.type !== 'paragraph' && block.type !== 'heading') return [];
    return block.content.flatMap((piece) =>
      (piece.marks ?? []).flatMap((mark) => (mark.type === 'ref' ? [mark.attrs] : [])),
    );
  });
}

export const photosIn = (doc: StoryDoc): string[] =>
  [...eachBlock(doc.content)].flatMap((block) => (block.type === 'image' ? [block.attrs.id] : []));

/** The same document with its blocks and links changed; null takes a block or a link's mark out. */
export function mapDoc(
  doc: StoryDoc,
  change: {
    ref: (ref: StoryRef) => StoryRef | null;
    block?: (block: StoryBlock) => StoryBlock | null;
  },
): StoryDoc {
  const texts = (pieces: readonly StoryText[]): StoryText[] =>
    pieces.map(({ marks, ...piece }) => {
      const left = (marks ?? []).flatMap((mark): StoryMark[] => {
        if (mark.type !== 'ref') return [mark];
        const ref = change.ref(mark.attrs);
        return ref ? [{ type: 'ref', attrs: ref }] : [];
      });
      return left.length > 0 ? { ...piece, marks: left } : piece;
    });
  const blocks = (all: readonly StoryBlock[]): StoryBlock[] =>
    all.flatMap((block): StoryBlock[] => {
      const mapped = change.block ? change.block(block) : block;
      if (!mapped) return [];
      switch (mapped.type) {
        case 'heading':
        case 'paragraph':
          return [{ ...mapped, content: texts(mapped.content) }];
        case 'blockquote':
          return [{ ...mapped, content: blocks(mapped.content) }];
        case 'bulletList':
        case 'orderedList':
          return [
            {
              ...mapped,
              content: mapped.content.map((item) => ({ ...item, content: blocks(item.content) })),
            },
          ];
        default:
          return [mapped];
      }
    });
  return { type: 'doc', content: blocks(doc.content) };
}

const textOf = (pieces: readonly StoryText[]): string => pieces.map((piece) => piece.text).join('');

/** What a block says in words; plates and cards are named, so that two versions of a text can be compared. */
export function blockWords(block: StoryBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return textOf(block.content);
    case 'blockquote':
      return block.content.map(blockWords).join('\n');
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item) => `• ${item.content.map(blockWords).join('\n')}`).join('\n');
    case 'pullQuote':
      return `“${block.attrs.text}”`;
    case 'fact':
      return `${block.attrs.text} (${block.attrs.source})`;
    case 'image':
      return `[Photo: ${block.attrs.alt || block.attrs.id}]`;
    case 'lotCard':
      return `[Lot card: ${block.attrs.slug}]`;
    case 'harvestRing':
      return `[Harvest ring: ${block.attrs.slug}]`;
    case 'cuppingRose':
      return `[Cupping rose: ${block.attrs.slug}]`;
    case 'regionMap':
      return `[Map: ${block.attrs.path}]`;
  }
}

/** One entry a block. */
export const docWords = (doc: StoryDoc | null): string[] =>
  (doc?.content ?? []).map(blockWords).filter(Boolean);
