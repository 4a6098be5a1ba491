'use client';

import { useRouter } from 'next/navigation';
import { STATUS } from '@/components/admin/catalog/words';
import { type Column, DataTable } from '@/components/admin/data-table';
import { FormDialog } from '@/components/admin/form-dialog';
import { PageHead } from '@/components/admin/page-head';
import { PlannedChanges } from '@/components/admin/publishing/planned-changes';
import { Tag } from '@/components/admin/tag';
import { storiesQuery } from '@/lib/admin/stories/client';
import { STORY_TABLE, type StoryRow } from '@/lib/admin/stories/types';
import { moment, partialDate } from '@/lib/kernel/format';
import { STORY_KINDS } from '@/lib/stories/rules';
import { NewStoryForm } from './new-story-form';
import { STATUS_TONE } from './words';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Every story: table, and the form for a new one. A story opens as a page of its own. */
export function StoriesPage({ mayEdit, timeZone }: { mayEdit: boolean; timeZone: string }) {
  const router = useRouter();
  const columns: readonly Column<StoryRow>[] = [
    { key: 'title', head: 'Story', cell: (row) => row.title, sortable: true },
    { key: 'kind', head: 'Kind', cell: (row) => STORY_KINDS[row.kind], sortable: true },
    {
      key: 'status',
      head: 'Status',
      cell: (row) => <Tag tone={STATUS_TONE[row.status]}>{STATUS[row.status]}</Tag>,
      sortable: true,
    },
    {
      key: 'published',
      head: 'Published on',
      cell: (row) => row.publishedOn && partialDate(row.publishedOn),
      sortable: true,
    },
    { key: 'coffees', head: 'Coffees', cell: (row) => row.coffees, sortable: true, number: true },
    { key: 'changed', head: 'Changed', cell: (row) => moment(row.updatedAt, timeZone), sortable: true },
  ];
  return (
    <>
      <PageHead
        title="Stories"
        lead="What the shop tells of places, people and crops; each with its coffees."
      >
        {mayEdit && (
          <FormDialog trigger="New story" title="New story" className="button button-main">
            {(done) => (
              <NewStoryForm
                onMade={(id) => {
                  // The page is kept while another one is shown, and must not keep the form open.
                  done();
                  router.push(`/admin/stories/${id}`);
                }}
              />
            )}
          </FormDialog>
        )}
      </PageHead>
      <DataTable
        caption="Stories"
        shape={STORY_TABLE}
        query={storiesQuery}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => router.push(`/admin/stories/${row.id}`)}
        searchLabel="Search by title, lead or address"
        filters={[
          { name: 'status', label: 'Status', options: optionsOf(STATUS) },
          { name: 'kind', label: 'Kind', options: optionsOf(STORY_KINDS) },
        ]}
        empty={<p>No stories yet. The first one tells where your coffee comes from.</p>}
      />
      <PlannedChanges subject="story" />
    </>
  );
}
