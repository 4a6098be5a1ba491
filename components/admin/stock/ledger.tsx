'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ledgerQuery } from '@/lib/admin/stock/client';
import { KIND_WORDS, LEDGER_PAGE_SIZE } from '@/lib/admin/stock/rules';
import { exactWeight, moment, whole } from '@/lib/kernel/format';
import { CheckField } from '../check-field';
import { TableScroll } from '../table-scroll';
import { OrderNumber } from './order-number';

/** Every movement of a lot with the balance after it, newest first. */
export function Ledger({
  lotId,
  seesOrders,
  timeZone,
}: {
  lotId: string;
  seesOrders: boolean;
  timeZone: string;
}) {
  const [page, setPage] = useState(1);
  const [withPromises, setWithPromises] = useState(false);
  const headId = useId();
  const {
    data: ledger,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...ledgerQuery(lotId, page, !withPromises), placeholderData: keepPreviousData });
  const total = ledger?.total ?? 0;
  const last = Math.max(1, Math.ceil(total / LEDGER_PAGE_SIZE));
  return (
    <section aria-labelledby={headId}>
      <h2 id={headId} className="text-lead">
        Ledger
      </h2>
      <CheckField
        label="Promises to checkouts too"
        checked={withPromises}
        onChecked={(checked) => {
          setWithPromises(checked);
          setPage(1);
        }}
      />
      {error ? (
        <div role="alert">
          <p className="font-semibold text-vermilion">The ledger did not load.</p>
          <button type="button" className="button mt-2" onClick={() => refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <TableScroll label="Movements" busy={!ledger || isPlaceholderData}>
          <table className="table-dense">
            <caption className="sr-only">Movements, newest first</caption>
            <thead>
              <tr>
                <th scope="col">What happened</th>
                <th scope="col" className="number">
                  Change
                </th>
                <th scope="col" className="number">
                  On hand
                </th>
                <th scope="col" className="number">
                  Promised
                </th>
              </tr>
            </thead>
            <tbody>
              {ledger?.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="min-w-52">
                    <span className="block whitespace-normal">
                      {KIND_WORDS[row.kind]}
                      {row.orderNumber && (
                        <>
                          {' '}
                          <OrderNumber number={row.orderNumber} isLink={seesOrders} />
                        </>
                      )}
                    </span>
                    {row.reason && (
                      <span className="block whitespace-normal font-normal [overflow-wrap:anywhere]">
                        {row.reason}
                      </span>
                    )}
                    <span className="block whitespace-normal text-small font-normal text-ink-2">
                      {row.actor}, {moment(row.at, timeZone)}
                    </span>
                  </th>
                  <td className="number">{change(row.onHandChange, row.kind === 'count')}</td>
                  <td className="number">{exactWeight(row.onHand)}</td>
                  <td className="number">
                    {row.promisedChange !== 0 && (
                      <span className="block text-small text-ink-2">{change(row.promisedChange)}</span>
                    )}
                    {exactWeight(row.promised)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {ledger?.rows.length === 0 && <p className="p-3">Nothing has moved yet.</p>}
        </TableScroll>
      )}
      {total > LEDGER_PAGE_SIZE && (
        <nav aria-label="Pages of the ledger" className="mt-3 flex flex-wrap items-center gap-3 text-small">
          <span className="tabular" role="status">
            {whole((page - 1) * LEDGER_PAGE_SIZE + 1)}–{whole(Math.min(page * LEDGER_PAGE_SIZE, total))} of{' '}
            {whole(total)}
          </span>
          <button type="button" className="button" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            Newer
          </button>
          <button type="button" className="button" disabled={page >= last} onClick={() => setPage(page + 1)}>
            Older
          </button>
        </nav>
      )}
    </section>
  );
}

/** "+690 kg", "−2 kg"; nothing where nothing moved, but 0 for a count that fits. */
function change(g: number, sayZero = false): string {
  if (g === 0) return sayZero ? '0 g' : '';
  return g > 0 ? `+${exactWeight(g)}` : exactWeight(g);
}
