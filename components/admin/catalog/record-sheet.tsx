'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { choicesQuery, type EditorName } from '@/lib/admin/catalog/client';
import { type ForSale, missingWords } from '@/lib/admin/catalog/for-sale';
import { plural } from '@/lib/kernel/format';
import { ConflictPanel } from '../conflict-panel';
import { DraftOffer } from '../draft-offer';
import { VersionHistory } from '../editor/version-history';
import { RecordFooter } from '../record-footer';
import { Sheet } from '../sheet';
import type { RecordForm } from '../use-record-form';
import { leadTo, MEND } from './mend-target';
import { PreviewPane } from './preview-pane';
import { labelIn, sayWith } from './words';

/** The editor of a coffee, a lot or a size: form, live preview, versions, and the foot with Save. */
export function RecordSheet<V extends Record<string, unknown>>({
  name,
  id,
  title,
  form,
  mayEdit,
  onClose,
  preview,
  sale,
  children,
  after,
}: {
  name: EditorName;
  id: string;
  title: ReactNode;
  form: RecordForm<V>;
  mayEdit: boolean;
  onClose: () => void;
  preview: { subject: 'coffee' | 'lot' | 'variant'; coffeeId: string };
  /** Of the record; the editor shows its checklist among its children. */
  sale: ForSale;
  children: ReactNode;
  /** Below the form: what is no field of it. */
  after?: ReactNode;
}) {
  const [isPreviewing, setPreviewing] = useState(true);
  const { data: choices } = useQuery(choicesQuery());
  const timeZone = choices?.timeZone ?? 'UTC';
  const missing = missingWords(sale).length;
  const wished = sale.extras.filter((extra) => !extra.done).length;
  const labelOf = labelIn(name);
  const say = sayWith(choices);
  return (
    <Sheet
      title={title}
      onClose={() => form.mayLeave() && onClose()}
      footer={
        mayEdit ? (
          <RecordFooter form={form}>
            {(missing > 0 || wished > 0) && (
              <button type="button" className="link min-h-6" onClick={() => leadTo(MEND.list)}>
                {missing > 0
                  ? `${plural(missing, 'thing')} missing before the sale`
                  : `${plural(wished, 'thing')} would make the page better`}
              </button>
            )}
          </RecordFooter>
        ) : (
          <p className="text-ink-2">Your role can look at this, and change nothing.</p>
        )
      }
      {...(isPreviewing && {
        aside: <PreviewPane {...preview} id={id} changes={form.changes} />,
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
        aria-label={`Edit ${name === 'variants' ? 'the size' : name === 'lots' ? 'the lot' : 'the coffee'}`}
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
        <VersionHistory {...{ of: name, id, form, labelOf, say, timeZone, mayEdit }} />
      </div>
    </Sheet>
  );
}
