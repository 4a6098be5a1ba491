'use client';

import { coffeeTable } from '@/lib/admin/catalog/client';
import { COFFEE_TABLE } from '@/lib/admin/catalog/tables';
import type { CoffeeTableRow } from '@/lib/admin/catalog/types';
import { weight } from '@/lib/kernel/format';
import { BulkBar } from '../bulk/bulk-bar';
import { BulkEdits } from '../bulk/bulk-edits';
import { type Column, DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { PlannedChanges } from '../publishing/planned-changes';
import { STATUS_TAG } from '../publishing/words';
import { Tag } from '../tag';
import { useOpen } from '../use-open';
import { CoffeeEditor } from './coffee-editor';
import { NewCoffeeSheet } from './new-coffee-sheet';
import { KIND, options, STATUS } from './words';

const COLUMNS: readonly Column<CoffeeTableRow>[] = [
  { key: 'name', head: 'Coffee', cell: (row) => <span translate="no">{row.name}</span>, sortable: true },
  { key: 'position', head: 'Place in list', cell: (row) => row.position, sortable: true, number: true },
  {
    key: 'status',
    head: 'Status',
    cell: (row) => <Tag tone={STATUS_TAG[row.status].tone}>{STATUS_TAG[row.status].word}</Tag>,
    sortable: true,
  },
  { key: 'kind', head: 'Kind', cell: (row) => KIND[row.kind] },
  { key: 'origin', head: 'Origin', cell: (row) => row.origin },
  { key: 'producer', head: 'Producer', cell: (row) => row.producer },
  { key: 'lots', head: 'Lots', cell: (row) => row.lots, number: true },
  { key: 'free', head: 'Available', cell: (row) => weight(row.freeG), sortable: true, number: true },
];

/** Every coffee: table, editor, and the form for a new one. */
export function CoffeesPage({
  mayEdit,
  countries,
}: {
  mayEdit: boolean;
  countries: readonly { path: string; name: string }[];
}) {
  const { open, fresh, go, close } = useOpen();
  return (
    <>
      <PageHead
        title="Coffees"
        lead="What the shop lists. A coffee keeps its page while its crops come and go."
      >
        {mayEdit && (
          <button
            type="button"
            data-opens
            className="button button-main"
            onClick={() => go({ new: 'coffee' })}
          >
            New coffee
          </button>
        )}
      </PageHead>
      <BulkEdits mayEdit={mayEdit} />
      <DataTable
        caption="Coffees"
        shape={COFFEE_TABLE}
        query={coffeeTable}
        columns={COLUMNS}
        rowId={(row) => row.id}
        openId={open}
        onOpen={(row) => go({ open: row.id })}
        searchLabel="Search by name, place or producer"
        filters={[
          { name: 'status', label: 'Status', options: options(STATUS) },
          { name: 'kind', label: 'Kind', options: options(KIND) },
          {
            name: 'origin',
            label: 'Origin',
            options: countries.map(({ path, name }) => ({ value: path, label: name })),
          },
          { name: 'stock', label: 'Stock', options: options({ in: 'Available', out: 'None available' }) },
        ]}
        {...(mayEdit && {
          selection: (ids: readonly string[], clear: () => void) => (
            <BulkBar subject="coffee" ids={ids} onDone={clear} />
          ),
        })}
      />
      <PlannedChanges subject="coffee" />
      {open && <CoffeeEditor key={open} id={open} mayEdit={mayEdit} onClose={close} />}
      {!open && fresh && mayEdit && <NewCoffeeSheet onClose={close} onMade={(id) => go({ open: id })} />}
    </>
  );
}
