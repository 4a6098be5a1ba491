'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { photosQuery } from '@/lib/admin/photos/client';
import { PAGE_SIZE } from '@/lib/admin/table';
import { PhotoThumb } from './photo-thumb';

/** The shop's photos, newest first, to choose one from. */
export function PhotoShelf({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const id = useId();
  const { data, isError, isPlaceholderData } = useQuery({
    ...photosQuery({ q: q.trim(), sort: 'added', descending: true, page, filters: {} }),
    placeholderData: keepPreviousData,
  });
  const last = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));
  return (
    <section aria-label="Photos of the shop">
      <label htmlFor={`${id}-q`} className="mb-1 block text-small font-semibold">
        Search in alt text, credit and file name
      </label>
      <input
        id={`${id}-q`}
        type="search"
        className="input"
        value={q}
        maxLength={200}
        onChange={(event) => {
          setQ(event.target.value);
          setPage(1);
        }}
      />
      {isError && (
        <p role="alert" className="mt-3 font-semibold text-vermilion">
          The photos did not load. Check the connection, then close this and try again.
        </p>
      )}
      {data?.rows.length === 0 && (
        <p className="mt-3 text-ink-2">
          {q ? 'No photo fits this search.' : 'No photos yet. Upload the first one above.'}
        </p>
      )}
      <ul
        className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5"
        aria-busy={!data || isPlaceholderData}
      >
        {data?.rows.map((photo) => (
          <li key={photo.id}>
            <button
              type="button"
              className="block w-full border border-transparent p-1 text-start hover:border-ink aria-pressed:border-ink aria-pressed:bg-wash"
              aria-pressed={photo.id === chosen}
              onClick={() => onChoose(photo.id)}
            >
              <PhotoThumb photo={photo} silent />
              <span className="mt-1 line-clamp-2 text-small">{photo.alt}</span>
            </button>
          </li>
        ))}
      </ul>
      {last > 1 && (
        <div className="mt-3 flex items-center gap-3">
          <button type="button" className="button" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span className="text-small text-ink-2" role="status">
            Page {page} of {last}
          </span>
          <button type="button" className="button" disabled={page >= last} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </div>
      )}
    </section>
  );
}
