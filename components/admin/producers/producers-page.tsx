'use client';

import { RenewalTag } from '@/components/admin/catalog/renewal-tag';
import { options, RENEWAL, STATUS } from '@/components/admin/catalog/words';
import { type Column, DataTable } from '@/components/admin/data-table';
import { FormDialog } from '@/components/admin/form-dialog';
import { PageHead } from '@/components/admin/page-head';
import { PlannedChanges } from '@/components/admin/publishing/planned-changes';
import { STATUS_TONE } from '@/components/admin/stories/words';
import { Tag } from '@/components/admin/tag';
import { useOpen } from '@/components/admin/use-open';
import { producersQuery } from '@/lib/admin/producers/client';
import { PRODUCER_KINDS } from '@/lib/admin/producers/input';
import { PRODUCER_TABLE, type ProducerRow } from '@/lib/admin/producers/types';
import { moment } from '@/lib/kernel/format';
import { NewProducerForm } from './new-producer-form';
import { ProducerEditor } from './producer-editor';

/** Every producer: table, editor, and the form for a new one. */
export function ProducersPage({ mayEdit, timeZone }: { mayEdit: boolean; timeZone: string }) {
  const { open, go, close } = useOpen();
  const columns: readonly Column<ProducerRow>[] = [
    { key: 'name', head: 'Producer', cell: (row) => <span translate="no">{row.name}</span>, sortable: true },
    { key: 'kind', head: 'Kind', cell: (row) => PRODUCER_KINDS[row.kind], sortable: true },
    { key: 'origin', head: 'Origin', cell: (row) => row.origin, sortable: true },
    {
      key: 'status',
      head: 'Status',
      cell: (row) => <Tag tone={STATUS_TONE[row.status]}>{STATUS[row.status]}</Tag>,
      sortable: true,
    },
    { key: 'coffees', head: 'Coffees', cell: (row) => row.coffees, sortable: true, number: true },
    {
      key: 'certificates',
      head: 'Certificates',
      cell: (row) => (
        <>
          {row.renewal && <RenewalTag standing={row.renewal} />} {row.certificates}
        </>
      ),
      number: true,
    },
    { key: 'changed', head: 'Changed', cell: (row) => moment(row.updatedAt, timeZone), sortable: true },
  ];
  return (
    <>
      <PageHead title="Producers" lead="Cooperatives, estates and washing stations, each with its own page.">
        {mayEdit && (
          <FormDialog trigger="New producer" title="New producer" className="button button-main">
            {(done) => (
              <NewProducerForm
                onMade={(id) => {
                  done();
                  go({ open: id });
                }}
              />
            )}
          </FormDialog>
        )}
      </PageHead>
      <DataTable
        caption="Producers"
        shape={PRODUCER_TABLE}
        query={producersQuery}
        columns={columns}
        rowId={(row) => row.id}
        openId={open}
        onOpen={(row) => go({ open: row.id })}
        searchLabel="Search by name, address or summary"
        filters={[
          { name: 'status', label: 'Status', options: options(STATUS) },
          { name: 'kind', label: 'Kind', options: options(PRODUCER_KINDS) },
          { name: 'certificates', label: 'Certificates', options: options(RENEWAL) },
        ]}
        empty={<p>No producers yet. Add whoever grew your first lot.</p>}
      />
      <PlannedChanges subject="producer" />
      {open && <ProducerEditor key={open} id={open} mayEdit={mayEdit} timeZone={timeZone} onClose={close} />}
    </>
  );
}
