'use client';

import type { ReactNode } from 'react';
import { ConflictPanel } from '@/components/admin/conflict-panel';
import { DraftOffer } from '@/components/admin/draft-offer';
import { RecordFooter } from '@/components/admin/record-footer';
import { Sheet } from '@/components/admin/sheet';
import type { RecordForm } from '@/components/admin/use-record-form';
import { VersionHistory } from './version-history';

/** The editor of a producer or an origin beside its table: form, earlier versions, and the foot with Save. */
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
  after,
  children,
}: {
  of: 'producers' | 'regions';
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
  /** Below the form: what is done with the record as it is saved. */
  after?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Sheet
      title={title}
      onClose={() => form.mayLeave() && onClose()}
      footer={
        mayEdit ? (
          <RecordFooter form={form} />
        ) : (
          <p className="text-ink-2">Your role can look at this, and change nothing.</p>
        )
      }
    >
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
