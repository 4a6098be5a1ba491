'use client';

import { useSearchParams } from 'next/navigation';
import { stockQuery } from '@/lib/admin/stock/client';
import { coverWords, STAGE_WORDS, STOCK_SHAPE } from '@/lib/admin/stock/rules';
import type { StockRow } from '@/lib/admin/stock/types';
import { exactWeight } from '@/lib/kernel/format';
import { type Column, DataTable } from '../data-table';
import { LevelTag } from './level-tag';
import { LotSheet } from './lot-sheet';

const COLUMNS: readonly Column<StockRow>[] = [
  { key: 'code', head: 'Lot', sortable: true, cell: (row) => <span translate="no">{row.lotCode}</span> },
  { key: 'level', head: 'State', cell: (row) => <LevelTag level={row.level} /> },
  {
    key: 'coffee',
    head: 'Coffee',
    sortable: true,
    cell: (row) => (
      <span className="block min-w-44 whitespace-normal" translate="no">
        {row.coffee}
      </span>
    ),
  },
  { key: 'stage', head: 'Stage', cell: (row) => STAGE_WORDS[row.stage] },
  { key: 'onHand', head: 'On hand', sortable: true, number: true, cell: (row) => exactWeight(row.onHand) },
  {
    key: 'promised',
    head: 'Promised',
    sortable: true,
    number: true,
    cell: (row) => exactWeight(row.promised),
  },
  {
    key: 'available',
    head: 'Available',
    sortable: true,
    number: true,
    cell: (row) => exactWeight(row.available),
  },
  { key: 'cover', head: 'Lasts', sortable: true, number: true, cell: (row) => coverWords(row.coverDays) },
];

const FILTERS = [
  { name: 'level', label: 'State', options: [{ value: 'low', label: 'Low or out' }] },
  {
    name: 'stage',
    label: 'Stage',
    options: Object.entries(STAGE_WORDS).map(([value, label]) => ({ value, label })),
  },
];

/** All lots with their grams; a row opens the lot's stock sheet. */
export function StockTable({
  mayMove,
  seesOrders,
  timeZone,
  person,
}: {
  mayMove: boolean;
  seesOrders: boolean;
  timeZone: string;
  /** Whose name the movements will carry. */
  person: string;
}) {
  const params = useSearchParams();
  const open = params.get('open');
  const show = (id: string | null) => {
    const next = new URLSearchParams(window.location.search);
    if (id) next.set('open', id);
    else next.delete('open');
    window.history.pushState(null, '', next.size > 0 ? `?${next}` : window.location.pathname);
  };
  return (
    <>
      <DataTable
        caption="Stock by lot"
        shape={STOCK_SHAPE}
        query={stockQuery}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => show(row.id)}
        openId={open}
        filters={FILTERS}
        searchLabel="Search lot or coffee"
        empty={<p>No lots yet. Add one under Lots; its coffee arrives here with a first “Receive”.</p>}
      />
      {open && (
        <LotSheet
          key={open}
          lotId={open}
          onClose={() => show(null)}
          {...{ mayMove, seesOrders, timeZone, person }}
        />
      )}
    </>
  );
}
