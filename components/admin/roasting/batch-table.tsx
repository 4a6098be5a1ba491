'use client';

import { useState } from 'react';
import { batchesQuery } from '@/lib/admin/roasting/client';
import { BATCH_SHAPE, isUnusualLoss, percent } from '@/lib/admin/roasting/rules';
import type { BatchRow } from '@/lib/admin/roasting/types';
import { exactWeight, plural } from '@/lib/kernel/format';
import { type Column, DataTable } from '../data-table';
import { OrderNumber } from '../stock/order-number';
import { Tag } from '../tag';
import { CorrectBatchSheet } from './correct-batch-sheet';

const columns = (seesOrders: boolean): readonly Column<BatchRow>[] => [
  { key: 'code', head: 'Batch', sortable: true, cell: (row) => row.code },
  {
    key: 'lot',
    head: 'Lot',
    sortable: true,
    cell: (row) => (
      <span translate="no">
        {row.lotCode}, {row.coffee}
      </span>
    ),
  },
  { key: 'green', head: 'Green in', sortable: true, number: true, cell: (row) => exactWeight(row.green) },
  {
    key: 'roasted',
    head: 'Roasted out',
    sortable: true,
    number: true,
    cell: (row) => exactWeight(row.roasted),
  },
  {
    key: 'loss',
    head: 'Loss',
    sortable: true,
    number: true,
    cell: (row) => (
      <>
        {row.voidedFor === null && isUnusualLoss(row.lossBp) && <Tag tone="waiting">unusual</Tag>}{' '}
        {percent(row.lossBp)}
      </>
    ),
  },
  { key: 'agtron', head: 'Agtron', number: true, cell: (row) => row.agtron },
  {
    key: 'lines',
    head: 'Packed for',
    cell: (row) =>
      row.lines.length > 0 && (
        <details>
          <summary className="min-h-6">{plural(row.lines.length, 'order line')}</summary>
          <ul>
            {row.lines.map(({ number, label }) => (
              <li key={`${number} ${label}`}>
                <OrderNumber number={number} isLink={seesOrders} />: {label}
              </li>
            ))}
          </ul>
        </details>
      ),
  },
  { key: 'by', head: 'By', cell: (row) => row.actor },
  {
    key: 'note',
    head: 'Note',
    cell: (row) =>
      row.voidedFor === null ? (
        row.note
      ) : (
        <>
          <Tag tone="quiet">void</Tag> {row.voidedFor}
        </>
      ),
  },
];

/** Every batch with its own roast loss; search by batch, lot, coffee or order number. */
export function BatchTable({ seesOrders, mayCorrect }: { seesOrders: boolean; mayCorrect: boolean }) {
  const [open, setOpen] = useState<BatchRow | null>(null);
  return (
    <>
      <DataTable
        caption="Roast batches"
        shape={BATCH_SHAPE}
        query={batchesQuery}
        columns={columns(seesOrders)}
        rowId={(row) => row.id}
        searchLabel="Search batch, lot, coffee or order"
        empty={<p>No batch is recorded yet. Record one from the roast plan.</p>}
        {...(mayCorrect && { onOpen: setOpen, openId: open?.id ?? null })}
      />
      {open && <CorrectBatchSheet key={open.id} batch={open} onClose={() => setOpen(null)} />}
    </>
  );
}
