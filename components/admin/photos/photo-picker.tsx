'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { photoQuery } from '@/lib/admin/photos/client';
import { PhotoShelf } from './photo-shelf';
import { PhotoThumb } from './photo-thumb';
import { UploadPanel } from './upload-panel';

/**
 * The photo of a record: one of the shop's, or a new one that is uploaded right here. `value` is its id; null shows the
 * drawn plate. Nothing is placed before the record is saved (`placePhoto`).
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
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { data: photo, isError } = useQuery({ ...photoQuery(value ?? ''), enabled: value !== null });
  const choose = (chosen: string | null) => {
    onValue(chosen);
    setOpen(false);
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
      <div className="flex flex-wrap items-start gap-3">
        {value !== null && photo && <PhotoThumb photo={photo} className="w-28" />}
        <div className="min-w-0 flex-1 space-y-2">
          <p className="text-small text-ink-2">
            {value === null
              ? 'None yet. Until there is one, the shop shows its drawing in this place.'
              : isError
                ? 'This photo is not there any more. Choose another one.'
                : (photo?.alt ?? 'Loading …')}
            {photo?.credit && value !== null && ` Photo: ${photo.credit}.`}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
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
      <Dialog.Root open={isOpen} onOpenChange={setOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop forceRender className="veil" />
          <Dialog.Popup
            data-admin
            className="fixed left-1/2 top-1/2 z-30 flex max-h-[calc(100dvh-2rem)] w-[min(56rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col border border-ink bg-paper"
          >
            <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
              <Dialog.Title className="text-h3">Choose a photo</Dialog.Title>
              <Dialog.Close className="button">Close</Dialog.Close>
            </div>
            <div className="min-h-0 space-y-5 overflow-y-auto p-5">
              <UploadPanel onAdded={choose} />
              <PhotoShelf chosen={value} onChoose={choose} />
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </fieldset>
  );
}
