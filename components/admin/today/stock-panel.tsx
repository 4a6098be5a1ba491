import Link from 'next/link';
import { Panel } from '@/components/admin/panel';
import { TableScroll } from '@/components/admin/table-scroll';
import { Tag } from '@/components/admin/tag';
import { coverWords } from '@/lib/admin/stock/rules';
import type { StockRow } from '@/lib/admin/stock/types';
import { exactWeight, plural } from '@/lib/kernel/format';

/** Lots that will be gone soon at the pace of the last weeks, or are gone. */
export function StockPanel({ rows, total }: { rows: readonly StockRow[]; total: number }) {
  return (
    <Panel title="Running out">
      {rows.length === 0 ? (
        <p className="text-ink-2">No lot runs out soon.</p>
      ) : (
        <TableScroll label="Lots running out">
          <table className="table-dense">
            <caption className="sr-only">Lots running out, the soonest first</caption>
            <thead>
              <tr>
                <th scope="col">Lot</th>
                <th scope="col" className="number">
                  Available
                </th>
                <th scope="col" className="number">
                  Lasts
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link
                      href={`/admin/stock?open=${row.id}`}
                      prefetch={false}
                      className="link"
                      translate="no"
                    >
                      {row.coffee}
                    </Link>
                    <span className="block text-small font-normal text-ink-2" translate="no">
                      {row.lotCode}
                    </span>
                  </th>
                  <td className="number">{exactWeight(row.available)}</td>
                  <td className="number">
                    {row.level === 'out' ? <Tag tone="problem">gone</Tag> : coverWords(row.coverDays)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {total > rows.length && (
            <p className="mt-3">
              <Link href="/admin/stock?level=low&sort=cover" prefetch={false} className="link">
                All {plural(total, 'lot')}
              </Link>
            </p>
          )}
        </TableScroll>
      )}
    </Panel>
  );
}
