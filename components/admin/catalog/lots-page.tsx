'use client';

import { lotTable } from '@/lib/admin/catalog/client';
import { LOT_TABLE } from '@/lib/admin/catalog/tables';
import type { LotTableRow } from '@/lib/admin/catalog/types';
import { weight } from '@/lib/kernel/format';
import { BulkBar } from '../bulk/bulk-bar';
import { BulkEdits } from '../bulk/bulk-edits';
import { type Column, DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { PlannedChanges } from '../publishing/planned-changes';
import { Tag, type Tone } from '../tag';
import { useOpen } from '../use-open';
import { LotEditor } from './lot-editor';
import { NewLotSheet } from './new-lot-sheet';
import { RenewalTag } from './renewal-tag';
import { options, PROCESS, RENEWAL, STAGE } from './words';

const TONE: Record<LotTableRow['stage'], Tone> = {
  draft: 'waiting',
  upcoming: 'waiting',
  afloat: 'waiting',
  landed: 'good',
  archived: 'quiet',
};

const COLUMNS: readonly Column<LotTableRow>[] = [
  { key: 'code', head: 'Lot', cell: (row) => <span translate="no">{row.lotCode}</span>, sortable: true },
  {
    key: 'coffee',
    head: 'Coffee',
    cell: (row) => (
      <span className="block min-w-44 whitespace-normal" translate="no">
        {row.coffee}
      </span>
    ),
    sortable: true,
  },
  { key: 'origin', head: 'Origin', cell: (row) => row.origin },
  { key: 'crop', head: 'Crop', cell: (row) => row.cropYear, sortable: true },
  { key: 'process', head: 'Process', cell: (row) => (row.process ? PROCESS[row.process] : '') },
  {
    key: 'stage',
    head: 'Stage',
    cell: (row) => <Tag tone={TONE[row.stage]}>{STAGE[row.stage]}</Tag>,
    sortable: true,
  },
  {
    key: 'certificates',
    head: 'Certificates',
    cell: (row) => row.renewal && <RenewalTag standing={row.renewal} />,
  },
  { key: 'free', head: 'Available', cell: (row) => weight(row.freeG), sortable: true, number: true },
];

/** Every lot: table, editor, and the form for a new one. */
export function LotsPage({
  mayEdit,
  countries,
  year,
}: {
  mayEdit: boolean;
  countries: readonly { path: string; name: string }[];
  year: string;
}) {
  const { open, fresh, go, close } = useOpen();
  return (
    <>
      <PageHead
        title="Lots"
        lead="One crop of a coffee each; its sizes share its stock. Available is what is on hand, less what open checkouts were promised, once the lot has landed."
      >
        {mayEdit && (
          <button type="button" data-opens className="button button-main" onClick={() => go({ new: 'lot' })}>
            New lot
          </button>
        )}
      </PageHead>
      <BulkEdits mayEdit={mayEdit} />
      <DataTable
        caption="Lots"
        shape={LOT_TABLE}
        query={lotTable}
        columns={COLUMNS}
        rowId={(row) => row.id}
        openId={open}
        onOpen={(row) => go({ open: row.id })}
        searchLabel="Search by lot code, coffee, crop or ICO mark"
        filters={[
          { name: 'stage', label: 'Stage', options: options(STAGE) },
          {
            name: 'origin',
            label: 'Origin',
            options: countries.map(({ path, name }) => ({ value: path, label: name })),
          },
          { name: 'process', label: 'Process', options: options(PROCESS) },
          { name: 'stock', label: 'Stock', options: options({ in: 'Available', out: 'None available' }) },
          { name: 'certificates', label: 'Certificates', options: options(RENEWAL) },
        ]}
        {...(mayEdit && {
          selection: (ids: readonly string[], clear: () => void) => (
            <BulkBar subject="lot" ids={ids} onDone={clear} />
          ),
        })}
      />
      <PlannedChanges subject="lot" />
      {open && (
        <LotEditor key={open} id={open} mayEdit={mayEdit} onClose={close} onOpen={(id) => go({ open: id })} />
      )}
      {!open && fresh && mayEdit && (
        <NewLotSheet
          key={fresh}
          coffeeId={fresh === 'lot' ? '' : fresh}
          year={year}
          onClose={close}
          onMade={(id) => go({ open: id })}
        />
      )}
    </>
  );
}
