'use client';

import { useState } from 'react';
import { ALT_MAX, CREDIT_MAX } from '@/lib/media/rules';
import { Problem } from '../problem';
import { Tag } from '../tag';
import { TextField } from '../text-field';
import type { Upload } from './use-uploads';

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** One file on its way: what it looks like, what is said about it, how far it is. */
export function UploadItem({
  upload,
  locked,
  onWords,
  onRemove,
}: {
  upload: Upload;
  /** While files are being sent. */
  locked: boolean;
  onWords: (words: { alt?: string; credit?: string }) => void;
  onRemove: () => void;
}) {
  const { file, preview, state, share, problem, fields } = upload;
  const [canShow, setCanShow] = useState(true);
  const isThere = state === 'done' || state === 'known';
  const isAsked = state === 'waiting' || state === 'failed';
  const isMoving = state === 'sending' || state === 'making';
  return (
    <li aria-label={file.name} className="grid grid-cols-[4.5rem_1fr] gap-3 p-3">
      <div className="size-18 border border-line bg-wash">
        {canShow && (
          // biome-ignore lint/performance/noImgElement: a file on the person's own machine
          <img
            src={preview}
            alt=""
            className="block size-full object-cover"
            onError={() => setCanShow(false)}
          />
        )}
      </div>
      <div className="min-w-0 space-y-3">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <p className="min-w-0 break-words">
            <span className="font-semibold">{file.name}</span>{' '}
            <span className="text-small text-ink-2">{size(file.size)}</span>
          </p>
          {isThere ? (
            <Tag tone="good">{state === 'known' ? 'was here already' : 'uploaded'}</Tag>
          ) : (
            !isMoving && (
              <button
                type="button"
                className="-my-2 min-h-11 px-2 text-water underline underline-offset-4 disabled:text-ink-2 disabled:no-underline"
                disabled={locked}
                onClick={onRemove}
                aria-label={`Leave out ${file.name}`}
              >
                Leave out
              </button>
            )
          )}
        </div>
        {isMoving && (
          <div>
            <progress
              className="h-2 w-full accent-canopy"
              max={1}
              // Without a value it shows that something goes on.
              {...(state === 'sending' && { value: share })}
              aria-label={`Upload of ${file.name}`}
            />
            <p className="text-small text-ink-2">
              {state === 'sending'
                ? `Sending, ${Math.round(share * 100)} %`
                : 'Making its sizes, some seconds …'}
            </p>
          </div>
        )}
        {state === 'done' && <p className="text-small text-ink-2">{upload.alt}</p>}
        {state === 'known' && (
          <p className="text-small text-ink-2">
            This very file was uploaded before. Its words are as they were.
          </p>
        )}
        <Problem text={problem} />
        {isAsked && (
          <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
            <TextField
              label="Alt text"
              name="alt"
              hint="What the photo shows, in a sentence, for people who cannot see it."
              required
              value={upload.alt}
              maxLength={ALT_MAX}
              readOnly={locked}
              errors={fields.alt}
              onValue={(alt) => onWords({ alt })}
            />
            <TextField
              label="Credit"
              hint="Who took it; may stay empty."
              value={upload.credit}
              maxLength={CREDIT_MAX}
              readOnly={locked}
              errors={fields.credit}
              onValue={(credit) => onWords({ credit })}
            />
          </div>
        )}
      </div>
    </li>
  );
}
