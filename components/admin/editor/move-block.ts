import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

/**
 * Moves a block of the text one place up or down, the selection with it: the one at `at`, else the one with the cursor.
 * @returns false at the top and at the end
 */
export function moveBlock(editor: Editor, by: 1 | -1, at?: number): boolean {
  const { state, view } = editor;
  const { doc, selection } = state;
  const index = doc.resolve(at ?? selection.from).index(0);
  const to = index + by;
  if (to < 0 || to >= doc.childCount) return false;
  const block = doc.child(index);
  const start = startOf(index);
  const other = doc.child(to);
  const transaction = state.tr.delete(start, start + block.nodeSize);
  const target = by > 0 ? start + other.nodeSize : start - other.nodeSize;
  transaction.insert(target, block);
  const offset = Math.max(0, selection.from - start);
  transaction.setSelection(
    block.isAtom
      ? NodeSelection.create(transaction.doc, target)
      : TextSelection.near(transaction.doc.resolve(Math.min(target + offset, target + block.nodeSize - 1))),
  );
  view.dispatch(transaction.scrollIntoView());
  return true;

  function startOf(child: number): number {
    let pos = 0;
    for (let i = 0; i < child; i++) pos += doc.child(i).nodeSize;
    return pos;
  }
}
