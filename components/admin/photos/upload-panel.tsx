'use client';

import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { plural } from '@/lib/kernel/format';
import { UPLOAD_TYPES } from '@/lib/media/rules';
import { UploadItem } from './upload-item';
import { useUploads } from './use-uploads';

/**
 * Takes photos by button, drop or paste, asks what each shows, and sends them. No form element: it also stands inside the
 * editors' forms. With `onAdded` it takes one photo and tells its id.
 */
export function UploadPanel({
  onAdded,
  first,
}: {
  onAdded?: (id: string) => void;
  /** Taken at once: it was chosen or dropped before the panel was there. */
  first?: readonly File[];
}) {
  const {
    uploads,
    isSending,
    add: addAll,
    remove,
    clear,
    sendAll,
    setWords,
    open,
    done,
  } = useUploads(onAdded);
  const add = (files: Iterable<File>) => addAll(onAdded ? [...files].slice(0, 1) : files);
  // The one photo is there; left out, it makes room for another.
  const isFull = onAdded !== undefined && uploads.length > 0;
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const addRef = useRef(add);
  addRef.current = add;
  const toTake = useRef(first);
  useEffect(() => {
    if (toTake.current) addRef.current(toTake.current);
    toTake.current = undefined;
  }, []);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      addRef.current(files);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };

  return (
    <section aria-label="Upload photos" className="border border-ink bg-sheet">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways; the button is for everybody */}
      <div
        className={`m-3 border-2 border-dashed p-5 text-center ${isOver ? 'border-ink bg-wash' : 'border-rule'} ${isFull ? 'hidden' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          id={id}
          type="file"
          multiple={!onAdded}
          accept={UPLOAD_TYPES}
          className="sr-only"
          tabIndex={-1}
          aria-label="Photo files"
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {onAdded ? 'Choose a file' : 'Choose files'}
        </button>
        <p className="mt-2 text-small text-ink-2">
          or drop {onAdded ? 'it' : 'them'} here, or paste one. JPEG, PNG, WebP or AVIF, up to 25 MB; 1600
          pixels across or more look best. Place and camera data are taken out.
        </p>
      </div>
      {uploads.length > 0 && (
        <>
          <ul className="divide-y divide-line border-t border-line">
            {uploads.map((upload) => (
              <UploadItem
                key={upload.key}
                upload={upload}
                locked={isSending}
                onWords={(words) => setWords(upload.key, words)}
                onRemove={() => remove(upload.key)}
              />
            ))}
          </ul>
          <div className="flex flex-wrap items-center justify-between gap-3 border-t border-ink p-3">
            <p role="status" className="text-ink-2">
              {done > 0
                ? `${done} of ${uploads.length} uploaded`
                : `${plural(uploads.length, 'file')} chosen`}
            </p>
            {open === 0 && (
              <button type="button" className="button" disabled={isSending} onClick={clear}>
                Clear this list
              </button>
            )}
            {open > 0 && (
              <button type="button" className="button button-main" disabled={isSending} onClick={sendAll}>
                {isSending
                  ? 'Uploading …'
                  : onAdded
                    ? 'Upload and use it'
                    : `Upload ${plural(open, 'photo')}`}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
