import type { StoryBlock } from '@/lib/kernel/story-doc';

/** Blocks that are chosen, not typed: the editor shows a card for each, the page draws the thing itself. */
export const BLOCKS = {
  image: { name: 'Photo', attrs: ['id', 'alt'] },
  lotCard: { name: 'Lot card', attrs: ['slug', 'id'] },
  regionMap: { name: 'Region map', attrs: ['path', 'id'] },
  harvestRing: { name: 'Harvest ring', attrs: ['slug', 'id'] },
  cuppingRose: { name: 'Cupping rose', attrs: ['slug', 'id'] },
  fact: { name: 'Fact with source', attrs: ['text', 'source', 'asOf', 'url'] },
  pullQuote: { name: 'Pull quote', attrs: ['text'] },
} as const satisfies Partial<Record<StoryBlock['type'], { name: string; attrs: readonly string[] }>>;
export type BlockType = keyof typeof BLOCKS;
export const BLOCK_TYPES = Object.keys(BLOCKS) as BlockType[];
export const isBlockType = (type: string): type is BlockType => type in BLOCKS;
