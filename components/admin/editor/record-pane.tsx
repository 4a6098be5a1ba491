'use client';

import { type ReactNode, useState } from 'react';
import { ConflictPanel } from '@/components/admin/conflict-panel';
import { DraftOffer } from '@/components/admin/draft-offer';
import { RecordFooter } from '@/components/admin/record-footer';
import { Sheet } from '@/components/admin/sheet';
import type { RecordForm } from '@/components/admin/use-record-form';
import { PreviewPane } from './preview-pane';
import { VersionHistory } from './version-history';

const SUBJECT = {
  coffees: 'coffee',
  lots: 'lot',
  variants: 'variant',
  producers: 'producer',
  regions: 'region',
} as const;

/** The editor of a record: form, its page as a live preview, earlier versions, and the foot with Save. */
export function RecordPane<V extends Record<string, unknown>>({
  of,
  id,
  title,
  label,
  form,
  labelOf,
  say,
  timeZone,
  mayEdit,
  onClose,
  foot,
  after,
  children,
}: {
  of: keyof typeof SUBJECT;
  id: string;
  title: ReactNode;
  /** Names the form: "Edit the producer". */
  label: string;
  form: RecordForm<V>;
  labelOf: (field: string) => string;
  say: (field: string, value: unknown) => string;
  timeZone: string;
  mayEdit: boolean;
  onClose: () => void;
  /** Stands in the foot beside what changed. */
  foot?: ReactNode;
  /** Below the form: what is done with the record as it is saved. */
  after?: ReactNode;
  children: ReactNode;
}) {
  const [isPreviewing, setPreviewing] = useState(true);
  return (
    <Sheet
      title={title}
      onClose={() => form.mayLeave() && onClose()}
      footer={
        mayEdit ? (
          <RecordFooter form={form}>{foot}</RecordFooter>
        ) : (
          <p className="text-ink-2">Your role can look at this, and change nothing.</p>
        )
      }
      {...(isPreviewing && {
        aside: <PreviewPane subject={SUBJECT[of]} id={id} changes={form.changes} />,
      })}
    >
      <div className="mb-3 flex justify-end max-lg:hidden">
        <button type="button" className="button button-plain" onClick={() => setPreviewing(!isPreviewing)}>
          {isPreviewing ? 'Hide the preview' : 'Show the preview'}
        </button>
      </div>
      {mayEdit && <DraftOffer form={form} timeZone={timeZone} />}
      <ConflictPanel form={form} labelOf={labelOf} show={say} />
      <form
        method="post"
        noValidate
        aria-label={label}
        onBlur={form.look}
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <fieldset disabled={!mayEdit} className="min-w-0 space-y-6">
          {children}
        </fieldset>
      </form>
      <div className="mt-6 space-y-6">
        {after}
        <VersionHistory {...{ of, id, form, labelOf, say, timeZone, mayEdit }} />
      </div>
    </Sheet>
  );
}
