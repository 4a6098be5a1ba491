'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useId, useRef, useState } from 'react';
import { photoQuery } from '@/lib/admin/photos/client';
import { UPLOAD_TYPES } from '@/lib/media/rules';
import { PhotoShelf } from './photo-shelf';
import { PhotoThumb } from './photo-thumb';
import { UploadPanel } from './upload-panel';

/**
 * The photo of a record: one of the shop's, or a new one that is uploaded right here, by its button or dropped on the
 * field. `value` is its id; null shows the drawn plate. Nothing is placed before the record is saved (`placePhoto`).
 */
export function PhotoPicker({
  value,
  onValue,
  label,
  revised,
  errors,
}: {
  value: string | null;
  onValue: (id: string | null) => void;
  label: string;
  /** Differs from what is saved. */
  revised?: boolean;
  errors?: readonly string[] | undefined;
}) {
  /** Open with the file that was chosen or dropped on the field, or with none. */
  const [open, setOpen] = useState<{ files: readonly File[] } | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const { data: photo, isError } = useQuery({ ...photoQuery(value ?? ''), enabled: value !== null });
  const choose = (chosen: string | null) => {
    onValue(chosen);
    setOpen(null);
  };
  const take = (files: FileList | null) => {
    if (files && files.length > 0) setOpen({ files: [...files] });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <fieldset
      className={revised ? 'revised' : undefined}
      aria-describedby={errors?.length ? `${id}-errors` : undefined}
    >
      <legend className="mb-1 font-semibold">
        {label}
        {revised && <span className="sr-only"> (changed)</span>}
      </legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the buttons are for everybody */}
      <div
        className={`flex flex-wrap items-start gap-3 border-2 border-dashed p-3 ${isOver ? 'border-ink bg-wash' : 'border-rule'}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {value !== null && photo && <PhotoThumb photo={photo} className="w-28" />}
        <div className="min-w-0 flex-1 space-y-2">
          <p className="text-small text-ink-2">
            {value === null
              ? 'None yet: the shop shows its drawing in this place. Drop a photo here, or:'
              : isError
                ? 'This photo is not there any more. Choose another one.'
                : (photo?.alt ?? 'Loading …')}
            {photo?.credit && value !== null && ` Photo: ${photo.credit}.`}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button" onClick={() => input.current?.click()}>
              {value === null ? 'Upload a photo' : 'Upload another'}
            </button>
            <input
              ref={input}
              type="file"
              accept={UPLOAD_TYPES}
              className="sr-only"
              tabIndex={-1}
              aria-label={`${label}: file to upload`}
              onChange={(event) => {
                take(event.target.files);
                event.target.value = '';
              }}
            />
            <button
              type="button"
              className="button"
              aria-haspopup="dialog"
              onClick={() => setOpen({ files: [] })}
            >
              {value === null ? 'Choose a photo' : 'Choose another photo'}
            </button>
            {value !== null && (
              <button type="button" className="button button-plain" onClick={() => onValue(null)}>
                Take it out
              </button>
            )}
          </div>
        </div>
      </div>
      {errors?.length ? (
        <p id={`${id}-errors`} role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {errors.join(' ')}
        </p>
      ) : null}
      <Dialog.Root open={open !== null} onOpenChange={(isOpen) => !isOpen && setOpen(null)}>
        <Dialog.Portal>
          <Dialog.Backdrop forceRender className="veil" />
          <Dialog.Popup
            data-admin
            // A file that is there already waits for its words.
            initialFocus={() => body.current?.querySelector<HTMLElement>('[name="alt"]') ?? true}
            className="fixed left-1/2 top-1/2 z-30 flex max-h-[calc(100dvh-2rem)] w-[min(56rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col border border-ink bg-paper"
          >
            <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
              <Dialog.Title className="text-h3">
                {open && open.files.length > 0 ? 'What does it show?' : 'Choose a photo'}
              </Dialog.Title>
              <Dialog.Close className="button">Close</Dialog.Close>
            </div>
            <div ref={body} className="min-h-0 space-y-5 overflow-y-auto p-5">
              <UploadPanel onAdded={choose} {...(open && { first: open.files })} />
              {open?.files.length === 0 && <PhotoShelf chosen={value} onChoose={choose} />}
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </fieldset>
  );
}
