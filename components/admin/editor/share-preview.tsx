'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { photoQuery } from '@/lib/admin/photos/client';
import { focusClass, photoSrc, photoThumb } from '@/lib/kernel/photo';
import { SEO_DESCRIPTION_MAX, SEO_TITLE_MAX } from '@/lib/stories/rules';

const never = () => () => {};

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max).replace(/\s+\S*$/, '')} …`;

/** How a page looks in a list of search results and as a card where somebody shares it. */
export function SharePreview({
  title,
  description,
  address,
  photoId,
  drawn,
}: {
  title: string;
  description: string;
  /** Path of the page on this site. */
  address: string;
  photoId: string | null;
  /** Picture that is shared while there is no photo; null when the shop has none. */
  drawn: string | null;
}) {
  const { data: photo } = useQuery({ ...photoQuery(photoId ?? ''), enabled: photoId !== null });
  const file = photoId && photo ? photoThumb(photo, 800) : undefined;
  // The server does not know under which name it is reached.
  const host = useSyncExternalStore(
    never,
    () => window.location.host,
    () => '',
  );
  const picture = file ? photoSrc(file.key) : drawn;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <figure>
        <figcaption className="mb-1 text-small font-semibold">In search results</figcaption>
        <div className="border border-line bg-sheet p-4">
          <p className="truncate text-small text-ink-2" translate="no">
            {host}
            {address.replaceAll('/', ' › ')}
          </p>
          <p className="text-lead leading-snug text-water">{cut(title || 'No title yet', SEO_TITLE_MAX)}</p>
          <p className="mt-1 text-small">{cut(description || 'No description yet.', SEO_DESCRIPTION_MAX)}</p>
        </div>
      </figure>
      <figure>
        <figcaption className="mb-1 text-small font-semibold">As a shared card</figcaption>
        <div className="border border-line bg-sheet">
          {picture ? (
            // biome-ignore lint/performance/noImgElement: the shop made it at this size already (at upload, or /og), nothing to optimise
            <img
              src={picture}
              alt=""
              className={`aspect-[1200/630] w-full border-b border-line bg-wash object-cover ${photo && file ? focusClass(photo) : ''}`}
            />
          ) : (
            <p className="grid aspect-[1200/630] place-items-center border-b border-line bg-wash p-4 text-center text-small text-ink-2">
              No picture: choose a photo, or a coffee whose sheet is shown.
            </p>
          )}
          <div className="p-3">
            <p className="label text-ink-2">{host}</p>
            <p className="font-semibold">{cut(title || 'No title yet', 70)}</p>
            <p className="mt-0.5 line-clamp-2 text-small text-ink-2">{description}</p>
          </div>
        </div>
      </figure>
    </div>
  );
}
