'use client';

import { createContext, useContext } from 'react';
import type { Target } from '@/lib/admin/stories/types';
import type { BlockType } from './blocks';

/** A block in its dialog: a new one, or the one at a position. */
export type OpenBlock = { type: BlockType; attrs: Record<string, string | null>; at: number | null };

type EditorContext = {
  /** What the text points at, by id; undefined while its name is not known yet. */
  target: (id: string) => Target | undefined;
  /** True when `target` has been asked and knows all there is. */
  isKnown: boolean;
  change: (block: OpenBlock) => void;
};

const Context = createContext<EditorContext | null>(null);
export const EditorProvider = Context.Provider;

export function useEditorContext(): EditorContext {
  const context = useContext(Context);
  if (!context) throw new Error('a block is drawn outside its editor');
  return context;
}
