'use client';

import { useSearchParams } from 'next/navigation';
import { photosQuery } from '@/lib/admin/photos/client';
import { PHOTO_TABLE, type PhotoRow } from '@/lib/admin/photos/types';
import { moment, plural, whole } from '@/lib/kernel/format';
import { type Column, DataTable } from '../data-table';
import { useOpen } from '../use-open';
import { PhotoSheet } from './photo-sheet';
import { PhotoThumb } from './photo-thumb';
import { UploadPanel } from './upload-panel';

const columns = (timeZone: string): readonly Column<PhotoRow>[] => [
  {
    key: 'alt',
    head: 'Photo',
    sortable: true,
    cell: (row) => (
      <span className="flex items-center gap-3">
        <PhotoThumb photo={row} silent className="w-12 shrink-0" />
        <span className="max-w-72 truncate max-sm:max-w-36">{row.alt}</span>
      </span>
    ),
  },
  { key: 'credit', head: 'Credit', sortable: true, cell: (row) => row.credit },
  { key: 'fileName', head: 'File', sortable: true, cell: (row) => row.fileName },
  { key: 'size', head: 'Pixels', cell: (row) => `${row.width} × ${row.height}` },
  { key: 'uses', head: 'Used', sortable: true, number: true, cell: (row) => whole(row.uses) },
  { key: 'added', head: 'Added', sortable: true, cell: (row) => moment(row.createdAt, timeZone) },
];

const VIEWS = [
  { value: 'grid', name: 'Grid' },
  { value: 'table', name: 'Table' },
] as const;

/** Photos as a grid or a table; the open one and the view are in the address. */
export function PhotosPage({ timeZone, mayEdit }: { timeZone: string; mayEdit: boolean }) {
  const params = useSearchParams();
  const { open: openId, go, close } = useOpen();
  const view = params.get('view') === 'table' ? 'table' : 'grid';
  const show = (next: 'grid' | 'table') => {
    const query = new URLSearchParams(params);
    if (next === 'grid') query.delete('view');
    else query.set('view', next);
    window.history.replaceState(null, '', query.size > 0 ? `?${query}` : window.location.pathname);
  };
  return (
    <div className="space-y-6">
      {mayEdit && <UploadPanel />}
      <div>
        <fieldset className="mb-3 flex gap-2">
          <legend className="sr-only">Show as</legend>
          {VIEWS.map(({ value, name }) => (
            <button
              key={value}
              type="button"
              className="button aria-pressed:bg-wash aria-pressed:font-bold"
              aria-pressed={view === value}
              onClick={() => show(value)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <DataTable
          caption="Photos"
          shape={PHOTO_TABLE}
          query={photosQuery}
          columns={columns(timeZone)}
          rowId={(row) => row.id}
          onOpen={(row) => go({ open: row.id })}
          openId={openId}
          searchLabel="Search alt text, credit, file name"
          filters={[
            {
              name: 'used',
              label: 'Used',
              options: [
                { value: 'yes', label: 'in use' },
                { value: 'no', label: 'not used' },
              ],
            },
          ]}
          empty={
            <>
              <p className="font-semibold">No photos yet.</p>
              <p className="mt-1 max-w-prose text-ink-2">
                The shop shows a drawing of every coffee until a photo takes its place.
                {mayEdit && ' Upload the first one above, then choose it in the editor of a coffee.'}
              </p>
            </>
          }
          {...(view === 'grid' && {
            card: (row: PhotoRow) => (
              <>
                <PhotoThumb photo={row} silent />
                <span className="mt-1 line-clamp-2 font-semibold">{row.alt}</span>
                <span className="block text-small text-ink-2">
                  {row.uses > 0 ? `used in ${plural(row.uses, 'place')}` : 'not used'}
                </span>
              </>
            ),
          })}
        />
      </div>
      {openId && (
        <PhotoSheet key={openId} id={openId} timeZone={timeZone} mayEdit={mayEdit} onClose={close} />
      )}
    </div>
  );
}
