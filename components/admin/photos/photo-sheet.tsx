'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { deletePhoto, savePhoto } from '@/lib/admin/photos/actions';
import { PHOTOS_KEY, photoQuery } from '@/lib/admin/photos/client';
import type { OpenPhoto } from '@/lib/admin/photos/types';
import { moment } from '@/lib/kernel/format';
import { ALT_MAX, CREDIT_MAX, placesText } from '@/lib/media/rules';
import type { PhotoWords } from '@/lib/media/types';
import { CommandForm } from '../command-form';
import { ConfirmButton } from '../confirm-button';
import { ConflictPanel } from '../conflict-panel';
import { DraftOffer } from '../draft-offer';
import { VersionHistory } from '../editor/version-history';
import { Problem } from '../problem';
import { RecordFooter } from '../record-footer';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useRecordForm } from '../use-record-form';
import { FocalPoint } from './focal-point';

const LABEL: Record<keyof PhotoWords, string> = {
  alt: 'Alt text',
  credit: 'Credit',
  focusX: 'Focal point from the left',
  focusY: 'Focal point from the top',
};

type Props = { id: string; timeZone: string; mayEdit: boolean; onClose: () => void };

/** One photo beside the table: what it shows, who took it, what must stay in view, where it is used. */
export function PhotoSheet(props: Props) {
  const { data: photo, isError } = useQuery(photoQuery(props.id));
  if (photo) return <Editor key={photo.id} photo={photo} {...props} />;
  return (
    <Sheet title="Photo" onClose={props.onClose}>
      {isError ? <p>This photo is not there any more.</p> : <p role="status">Loading …</p>}
    </Sheet>
  );
}

const labelOf = (field: string) => LABEL[field as keyof PhotoWords] ?? field;
const say = (field: string, value: unknown) =>
  field === 'focusX' || field === 'focusY' ? `${Number(value) / 10} %` : String(value || '(none)');

const wordsOf = ({ alt, credit, focusX, focusY }: OpenPhoto): PhotoWords => ({ alt, credit, focusX, focusY });

function Editor({ photo, timeZone, mayEdit, onClose }: Props & { photo: OpenPhoto }) {
  const queries = useQueryClient();
  const form = useRecordForm<PhotoWords>({
    key: `photo:${photo.id}`,
    saved: { version: photo.version, values: wordsOf(photo) },
    command: ({ version, changes }) => savePhoto({ id: photo.id, version, ...changes }),
    load: async () => {
      const now = await queries.fetchQuery({ ...photoQuery(photo.id), staleTime: 0 });
      return { version: now.version, values: wordsOf(now) };
    },
    refresh: [PHOTOS_KEY],
  });
  const remove = useCommand(deletePhoto, {
    quiet: true,
    done: 'The photo is deleted.',
    onDone: () => {
      onClose();
      void queries.invalidateQueries({ queryKey: [...PHOTOS_KEY, 'list'] });
    },
  });
  const widest = Math.max(...photo.files.map((file) => file.width));
  return (
    <Sheet
      title={photo.fileName || 'Photo'}
      onClose={onClose}
      footer={mayEdit && <RecordFooter form={form} />}
    >
      <DraftOffer form={form} timeZone={timeZone} />
      <ConflictPanel form={form} labelOf={labelOf} show={say} />
      <CommandForm onSubmit={form.save} className="space-y-5" label="Photo">
        <TextField
          label={LABEL.alt}
          hint="What the photo shows, in a sentence, for people who cannot see it."
          required
          rows={2}
          value={form.values.alt}
          maxLength={ALT_MAX}
          readOnly={!mayEdit}
          revised={form.isRevised('alt')}
          errors={form.errors('alt')}
          onValue={(alt) => form.set('alt', alt)}
        />
        <TextField
          label={LABEL.credit}
          hint="Who took it. Stands under the photo; may stay empty."
          value={form.values.credit}
          maxLength={CREDIT_MAX}
          readOnly={!mayEdit}
          revised={form.isRevised('credit')}
          errors={form.errors('credit')}
          onValue={(credit) => form.set('credit', credit)}
        />
        <FocalPoint
          photo={photo}
          focusX={form.values.focusX}
          focusY={form.values.focusY}
          readOnly={!mayEdit}
          isRevised={form.isRevised}
          errors={form.errors}
          onFocus={(next) => form.fill(next)}
        />
      </CommandForm>
      <section aria-label="About this photo" className="mt-6 border-t border-line pt-4">
        <h3 className="text-body font-bold">Where it is used</h3>
        <p className="mt-1">
          {photo.uses.length > 0
            ? placesText(photo.uses)
            : 'Nowhere yet. Choose it in the editor of a coffee, producer, origin or story.'}
        </p>
        <p className="mt-3 text-small text-ink-2">
          {photo.width} × {photo.height} pixels, kept in {new Set(photo.files.map((f) => f.width)).size}{' '}
          widths up to {widest}. Added {moment(photo.createdAt, timeZone)}
          {photo.createdBy && ` by ${photo.createdBy}`}.
        </p>
        <div className="mt-4">
          <VersionHistory of="photos" id={photo.id} {...{ form, labelOf, say, timeZone, mayEdit }} />
        </div>
        {mayEdit && (
          <div className="mt-4 space-y-2">
            <Problem text={remove.problem} />
            <ConfirmButton
              title="Delete this photo?"
              text="Its files are deleted too. This cannot be taken back; the picture would have to be uploaded again."
              confirm="Delete the photo"
              disabled={remove.pending}
              onConfirm={() => remove.run({ id: photo.id })}
            >
              Delete
            </ConfirmButton>
          </div>
        )}
      </section>
    </Sheet>
  );
}
