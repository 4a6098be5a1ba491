import { Extension } from '@tiptap/core';
import type { Node as ProseNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type ClaimWarning, claimWarnings } from '@/lib/kernel/claims';

export type PlacedClaim = ClaimWarning & {
  /** Positions in the document. */
  from: number;
  to: number;
  /** The words around it. */
  around: string;
};

/** Claims in the text, in facts and in pull quotes, in their order. */
export function claimsIn(doc: ProseNode): PlacedClaim[] {
  const found: PlacedClaim[] = [];
  doc.descendants((node, pos) => {
    const own = node.isTextblock ? node.textContent : null;
    const text = own ?? (typeof node.attrs.text === 'string' && node.isAtom ? node.attrs.text : null);
    if (text === null) return true;
    for (const claim of claimWarnings(text)) {
      const around = text.slice(Math.max(0, claim.start - 40), claim.end + 40);
      found.push({
        ...claim,
        around: `${claim.start > 40 ? '…' : ''}${around}${claim.end + 40 < text.length ? '…' : ''}`,
        // A block that is chosen as a whole has no positions inside.
        from: own === null ? pos : pos + 1 + claim.start,
        to: own === null ? pos + node.nodeSize : pos + 1 + claim.end,
      });
    }
    return false;
  });
  return found;
}

const drawn = (doc: ProseNode) =>
  DecorationSet.create(
    doc,
    claimsIn(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'claim' })),
  );

/** Underlines generic green claims where they stand. */
export const ClaimMarks = Extension.create({
  name: 'claimMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey('claims'),
      state: {
        init: (_, { doc }) => drawn(doc),
        apply: (transaction, before) => (transaction.docChanged ? drawn(transaction.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});
