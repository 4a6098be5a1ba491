'use client';

import { useRouter } from 'next/navigation';
import { options } from '@/components/admin/catalog/words';
import { type Column, DataTable } from '@/components/admin/data-table';
import { FormDialog } from '@/components/admin/form-dialog';
import { PageHead } from '@/components/admin/page-head';
import { useOpen } from '@/components/admin/use-open';
import { originsQuery } from '@/lib/admin/origins/client';
import { ORIGIN_TABLE, type OriginRow, type ParentChoice } from '@/lib/admin/origins/types';
import { moment } from '@/lib/kernel/format';
import { NewOriginForm } from './new-origin-form';
import { OriginEditor } from './origin-editor';
import { LEVEL_WORDS } from './words';

const DEPTH = { country: '', department: 'pl-5', province: 'pl-10' } as const;

/** The tree of countries, departments and provinces: table, editor, and the form for a new one. */
export function OriginsPage({
  mayEdit,
  timeZone,
  parents,
}: {
  mayEdit: boolean;
  timeZone: string;
  parents: readonly ParentChoice[];
}) {
  const { open, go, close } = useOpen();
  const router = useRouter();
  const columns: readonly Column<OriginRow>[] = [
    {
      key: 'name',
      head: 'Origin',
      cell: (row) => (
        <span className={DEPTH[row.level]} translate="no">
          {row.nameEn ?? row.name}
        </span>
      ),
      sortable: true,
    },
    { key: 'level', head: 'Level', cell: (row) => LEVEL_WORDS[row.level] },
    {
      key: 'path',
      head: 'Page address',
      cell: (row) => <span translate="no">{row.path}</span>,
      sortable: true,
    },
    { key: 'text', head: 'Introduction', cell: (row) => (row.hasText ? 'written' : 'missing') },
    { key: 'coffees', head: 'Coffees', cell: (row) => row.coffees, sortable: true, number: true },
    { key: 'producers', head: 'Producers', cell: (row) => row.producers, sortable: true, number: true },
    { key: 'changed', head: 'Changed', cell: (row) => moment(row.updatedAt, timeZone), sortable: true },
  ];
  return (
    <>
      <PageHead
        title="Origins"
        lead="Countries, departments and provinces. One has its page in the shop once a published coffee or producer is from there."
      >
        {mayEdit && (
          <FormDialog trigger="New origin" title="New origin" className="button button-main">
            {(done) => (
              <NewOriginForm
                parents={parents}
                onMade={(id) => {
                  done();
                  go({ open: id });
                  // A new department can be chosen for the next province.
                  router.refresh();
                }}
              />
            )}
          </FormDialog>
        )}
      </PageHead>
      <DataTable
        caption="Origins"
        shape={ORIGIN_TABLE}
        query={originsQuery}
        columns={columns}
        rowId={(row) => row.id}
        openId={open}
        onOpen={(row) => go({ open: row.id })}
        searchLabel="Search by name, spelling or address"
        filters={[{ name: 'level', label: 'Level', options: options(LEVEL_WORDS) }]}
        empty={<p>No origins yet. Begin with a country.</p>}
      />
      {open && <OriginEditor key={open} id={open} mayEdit={mayEdit} timeZone={timeZone} onClose={close} />}
    </>
  );
}
