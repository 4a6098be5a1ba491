/**
 * The stored form of prose: a ProseMirror document, so that an editor can open it and the server can draw it.
 * Links name a coffee, story, origin or producer by its key and survive a renamed slug (`StoryRef`); only pages
 * of others are URLs.
 */
export type StoryDoc = { type: 'doc'; content: StoryBlock[] };

export type StoryRef =
  | { kind: 'coffee' | 'story' | 'producer'; slug: string }
  | { kind: 'origin'; path: string };

export type StoryMark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'link'; attrs: { href: string } }
  | { type: 'ref'; attrs: StoryRef };

export type StoryText = { type: 'text'; text: string; marks?: StoryMark[] };

export type StoryBlock =
  /** `id` is the anchor: stable once published, since others link to it. */
  | { type: 'heading'; attrs: { level: 2 | 3; id: string }; content: StoryText[] }
  | { type: 'paragraph'; content: StoryText[] }
  | { type: 'blockquote'; content: StoryBlock[] }
  | { type: 'bulletList'; content: { type: 'listItem'; content: StoryBlock[] }[] }
  | { type: 'pullQuote'; attrs: { text: string } }
  | { type: 'lotCard'; attrs: { slug: string } }
  | { type: 'regionMap'; attrs: { path: string } }
  | { type: 'harvestRing'; attrs: { slug: string } }
  | { type: 'cuppingRose'; attrs: { slug: string } }
  /** A statement with who says so. `source` is a name a reader understands; `url` only when public. */
  | { type: 'fact'; attrs: { text: string; source: string; asOf?: string; url?: string } };
