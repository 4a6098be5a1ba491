import { queryOptions } from '@tanstack/react-query';
import { type TablePage, type TableState, writeTableState } from '@/lib/admin/table';
import { errorText, isErrorCode } from '@/lib/kernel/error-copy';
import type { ErrorDetail } from '@/lib/kernel/errors';
import { read } from '../read';
import { type OpenPhoto, PHOTO_TABLE, type PhotoRow } from './types';

/** Everything about photos, to make it old after a change. */
export const PHOTOS_KEY = ['photos'] as const;

/** One page of the table; the page component fetches the first one on the server under the same key. */
export const photosQuery = (state: TableState) => ({
  queryKey: [...PHOTOS_KEY, 'list', state],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<TablePage<PhotoRow>> =>
    read(`/api/admin/photos?${writeTableState(state, PHOTO_TABLE)}`, signal),
});

export const photoQuery = (id: string) =>
  queryOptions({
    queryKey: [...PHOTOS_KEY, 'one', id],
    queryFn: ({ signal }): Promise<OpenPhoto> => read(`/api/admin/photos/${encodeURIComponent(id)}`, signal),
  });

/** A photo that the shop did not take, in words. */
export class UploadRefused extends Error {
  constructor(
    readonly code: string,
    detail: ErrorDetail,
    readonly fields: Record<string, string[]> = {},
  ) {
    super(
      isErrorCode(code)
        ? errorText({ code, detail })
        : 'The shop did not take this file. Try again in a moment.',
    );
  }
}

type Answer = {
  id?: string;
  isNew?: boolean;
  error?: string;
  detail?: ErrorDetail;
  fields?: Record<string, string[]>;
};

/**
 * Sends one file. `onProgress` gets the sent share from 0 to 1; at 1 the shop begins to make the sizes, which takes some
 * seconds more.
 * @throws UploadRefused, or an Error when the shop did not answer
 */
export function uploadPhoto(
  file: File,
  words: { alt: string; credit: string },
  onProgress: (share: number) => void,
): Promise<{ id: string; isNew: boolean }> {
  return new Promise((resolve, reject) => {
    // `fetch` cannot say how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/admin/photos?${new URLSearchParams({ fileName: file.name, ...words })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () =>
      reject(new Error('The shop did not answer. Check the connection, then send this file again.'));
    request.onload = () => {
      const answer = (request.response ?? {}) as Answer;
      if (answer.id) resolve({ id: answer.id, isNew: answer.isNew ?? true });
      else reject(new UploadRefused(answer.error ?? '', answer.detail ?? {}, answer.fields));
    };
    request.send(file);
  });
}
