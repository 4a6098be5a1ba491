export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string };

/** What was taken out of a text and what came in, paragraph by paragraph, in the order of the text. */
export function diffParagraphs(before: readonly string[], after: readonly string[]): DiffLine[] {
  // Longest common subsequence from the end; a text has some hundred paragraphs at most.
  const common: number[][] = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      (common[i] as number[])[j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [was, is] = [before[i], after[j]];
    if (was !== undefined && was === is) {
      lines.push({ kind: 'same', text: was });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'gone', text: was });
      i++;
    } else if (is !== undefined) {
      lines.push({ kind: 'new', text: is });
      j++;
    }
  }
  return lines;
}
