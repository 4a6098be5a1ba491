'use client';

import { useState, useSyncExternalStore } from 'react';
import { type SharedPage, sharedPictureSrc } from '@/lib/admin/sharing/client';
import type { PageWords } from '@/lib/catalog/words';
import { SEO_DESCRIPTION_MAX, SEO_TITLE_MAX } from '@/lib/stories/rules';

const never = () => () => {};

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max).replace(/\s+\S*$/, '')} …`;

/** How a page looks in a list of search results and as a card where somebody shares it. */
export function SharePreview({
  words: { title, cardTitle, description },
  address,
  page,
}: {
  words: PageWords;
  /** Path of the page on this site. */
  address: string;
  page: SharedPage;
}) {
  // The server does not know under which name it is reached.
  const host = useSyncExternalStore(
    never,
    () => window.location.host,
    () => '',
  );
  const picture = sharedPictureSrc(page);
  const [missing, setMissing] = useState('');
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
          {missing === picture ? (
            <p className="grid aspect-[1200/630] place-items-center border-b border-line bg-wash p-4 text-center text-small text-ink-2">
              No picture: choose a photo. Without one, the sheet of a published coffee stands here.
            </p>
          ) : (
            <div className="aspect-[1200/630] border-b border-line bg-wash">
              {/* Asked for in the browser alone: an answer before the page is alive would be missed. */}
              {host && (
                // biome-ignore lint/performance/noImgElement: the shop made it at this size, nothing to optimise
                <img
                  src={picture}
                  alt=""
                  width={1200}
                  height={630}
                  className="size-full object-cover"
                  onError={() => setMissing(picture)}
                />
              )}
            </div>
          )}
          <div className="p-3">
            <p className="label text-ink-2">{host}</p>
            <p className="font-semibold">{cut(cardTitle || 'No title yet', 70)}</p>
            <p className="mt-0.5 line-clamp-2 text-small text-ink-2">{description}</p>
          </div>
        </div>
      </figure>
    </div>
  );
}
