import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { errorText, isErrorCode } from '@/lib/kernel/error-copy';
import { read } from '../read';
import type { TablePage } from '../table';
import type { Outcome, ReportRow, Run } from './types';

const LOOK_AGAIN_MS = 700;
export const importKey = ['admin', 'import'] as const;

const isMoving = (run: Run | undefined): boolean =>
  run !== undefined && !run.isStuck && (run.state === 'checking' || run.state === 'applying');

/** One import; asked again and again while it is being checked or imported. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [...importKey, 'run', id],
    queryFn: ({ signal }) => read<Run>(`/api/admin/import/${id}`, signal),
    refetchInterval: ({ state }) => (isMoving(state.data) ? LOOK_AGAIN_MS : false),
  });

export const reportQuery = (run: Pick<Run, 'id' | 'state' | 'check'>, outcome: Outcome | '', page: number) =>
  queryOptions({
    queryKey: [...importKey, 'rows', run.id, run.state, run.check, outcome, page],
    queryFn: ({ signal }) =>
      read<TablePage<ReportRow>>(
        `/api/admin/import/${run.id}/rows?page=${page}${outcome && `&outcome=${outcome}`}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const runsQuery = queryOptions({
  queryKey: [...importKey, 'runs'],
  queryFn: ({ signal }) => read<Run[]>('/api/admin/import', signal),
});

/** Sends a file to be checked. Rejects with words for a person. */
export async function sendFile(to: 'catalogue' | 'count', file: File): Promise<{ id: string }> {
  let response: Response;
  try {
    response = await fetch(`/api/admin/import/${to}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    throw new Error('The file did not arrive. Nothing was changed. Check the connection, then try again.');
  }
  if (response.ok) return (await response.json()) as { id: string };
  const refused = (await response.json().catch(() => null)) as {
    error?: string;
    detail?: Record<string, string | number>;
  } | null;
  throw new Error(
    refused?.error && isErrorCode(refused.error)
      ? errorText({ code: refused.error, detail: refused.detail ?? {} })
      : 'The shop could not read this file. Nothing was changed.',
  );
}
