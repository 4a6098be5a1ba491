import { TableScroll } from '@/components/admin/table-scroll';
import { Tag, type Tone } from '@/components/admin/tag';
import type { BulkPreviewRow } from '@/lib/admin/bulk/types';

const OUTCOME: Record<BulkPreviewRow['outcome'], { tone: Tone; word: string; rank: number }> = {
  refused: { tone: 'problem', word: 'refused', rank: 0 },
  change: { tone: 'new', word: 'change', rank: 1 },
  same: { tone: 'quiet', word: 'is so already', rank: 2 },
};

/** Every ticked record: what it is and what it will be, or why not. Refused ones first. */
export function BulkPreviewTable({ rows }: { rows: readonly BulkPreviewRow[] }) {
  const sorted = [...rows].sort(
    (a, b) => OUTCOME[a.outcome].rank - OUTCOME[b.outcome].rank || a.label.localeCompare(b.label),
  );
  return (
    <TableScroll label="Preview" className="max-h-80 border border-line bg-sheet">
      <table className="table-dense">
        <caption className="sr-only">What would change</caption>
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="!whitespace-normal" translate="no">
                {row.label}
              </th>
              {row.outcome === 'change' ? (
                <>
                  <td className="!whitespace-normal">{row.from}</td>
                  <td className="font-semibold !whitespace-normal">{row.to}</td>
                </>
              ) : (
                <td colSpan={2} className="!whitespace-normal">
                  <Tag tone={OUTCOME[row.outcome].tone}>{OUTCOME[row.outcome].word}</Tag> {row.why}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
