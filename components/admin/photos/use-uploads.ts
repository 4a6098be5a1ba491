'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { PHOTOS_KEY, UploadRefused, uploadPhoto } from '@/lib/admin/photos/client';
import { errorText } from '@/lib/kernel/error-copy';
import { UPLOAD_MAX_BYTES } from '@/lib/media/rules';

export type Upload = {
  /** Of this visit only. */
  key: number;
  file: File;
  /** A `blob:` address; empty when the browser has nothing to show. */
  preview: string;
  alt: string;
  credit: string;
  /** `failed` may be sent again; a `refused` file is refused every time. */
  state: 'waiting' | 'sending' | 'making' | 'done' | 'known' | 'failed' | 'refused';
  /** Sent share, 0 to 1. */
  share: number;
  problem: string | null;
  fields: Record<string, string[]>;
  /** Of the photo, once there is one. */
  id: string | null;
};

const isOpen = ({ state }: Upload) => state === 'waiting' || state === 'failed';
const FOR_GOOD = ['photo_refused', 'photo_too_large'];

/**
 * Files on their way to the shop: chosen, described, sent one after the other. `onAdded` gets each photo's id as soon as
 * it is there, also for a file that the shop had already.
 */
export function useUploads(onAdded?: (id: string) => void) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [isSending, setSending] = useState(false);
  const next = useRef(0);
  const latest = useRef(uploads);
  latest.current = uploads;

  const change = (key: number, fields: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...fields } : one)));

  useEffect(
    () => () => {
      for (const { preview } of latest.current) URL.revokeObjectURL(preview);
    },
    [],
  );

  const add = (files: Iterable<File>) => {
    const fresh = [...files].map((file): Upload => {
      const isTooLarge = file.size > UPLOAD_MAX_BYTES;
      return {
        key: next.current++,
        file,
        preview: URL.createObjectURL(file),
        alt: '',
        credit: '',
        state: isTooLarge ? 'refused' : 'waiting',
        share: 0,
        problem: isTooLarge ? errorText({ code: 'photo_too_large' }) : null,
        fields: {},
        id: null,
      };
    });
    setUploads((all) => [...all, ...fresh]);
  };

  const send = async ({ key, file, alt, credit }: Upload) => {
    change(key, { state: 'sending', share: 0, problem: null, fields: {} });
    try {
      const { id, isNew } = await uploadPhoto(file, { alt, credit }, (share) =>
        change(key, { share, state: share < 1 ? 'sending' : 'making' }),
      );
      change(key, { state: isNew ? 'done' : 'known', id });
      await queries.invalidateQueries({ queryKey: PHOTOS_KEY });
      onAdded?.(id);
    } catch (error) {
      const refusal = error instanceof UploadRefused ? error : null;
      change(key, {
        state: refusal && FOR_GOOD.includes(refusal.code) ? 'refused' : 'failed',
        problem: (error as Error).message,
        fields: refusal?.fields ?? {},
      });
    }
  };

  /** Sends every described file that is not there yet; one without alt text is marked instead. */
  const sendAll = async () => {
    setSending(true);
    for (const upload of uploads.filter(isOpen)) {
      if (upload.alt.trim() === '')
        change(upload.key, { fields: { alt: ['Say in a sentence what this photo shows.'] } });
      else await send(upload);
    }
    setSending(false);
  };

  const keepOnly = (isKept: (upload: Upload) => boolean) => {
    for (const upload of uploads) if (!isKept(upload)) URL.revokeObjectURL(upload.preview);
    setUploads((all) => all.filter(isKept));
  };

  return {
    uploads,
    isSending,
    add,
    remove: (key: number) => keepOnly((upload) => upload.key !== key),
    clear: () => keepOnly(() => false),
    sendAll,
    setWords: (key: number, words: Partial<Pick<Upload, 'alt' | 'credit'>>) =>
      change(key, { ...words, fields: {} }),
    open: uploads.filter(isOpen).length,
    done: uploads.filter(({ id }) => id !== null).length,
  };
}
