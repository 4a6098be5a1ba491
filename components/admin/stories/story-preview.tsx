'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { PreviewFrame } from '@/components/admin/editor/preview-frame';
import { type PreviewWidth, PreviewWidthChoice } from '@/components/admin/editor/preview-width';
import type { StoryValues } from '@/lib/admin/stories/input';
import type { ActionResult } from '@/lib/kernel/errors';

const TYPING_PAUSE_MS = 700;

/** The story's page, drawn by the server with what the form holds. */
export function StoryPreview({
  id,
  values,
  load,
}: {
  id: string;
  values: StoryValues;
  load: (input: { id: string; values: unknown }) => Promise<ActionResult<{ page: ReactNode }>>;
}) {
  const [width, setWidth] = useState<PreviewWidth>('phone');
  const [isShown, setShown] = useState(false);
  const [page, setPage] = useState<ReactNode>(null);
  const [note, setNote] = useState('');
  const asked = useRef(0);

  // Beside the form there is room for it; below the form it waits until somebody asks.
  useEffect(() => setShown(window.matchMedia('(min-width: 80rem)').matches), []);

  useEffect(() => {
    if (!isShown) return;
    const mine = ++asked.current;
    const timer = setTimeout(
      async () => {
        const result = await load({ id, values }).catch(() => null);
        if (asked.current !== mine) return;
        if (result?.ok) setPage(result.data.page);
        setNote(result?.ok ? '' : 'The preview did not answer: it shows what was there before.');
      },
      mine === 1 ? 0 : TYPING_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [isShown, id, values, load]);

  return (
    <section
      aria-label="Preview"
      className={`flex min-w-0 flex-col border border-line bg-paper xl:sticky xl:top-4 xl:self-start ${isShown ? 'h-[calc(100dvh-6rem)] xl:h-[calc(100dvh-2rem)]' : ''}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-1.5">
        {isShown && <PreviewWidthChoice value={width} onValue={setWidth} />}
        <p role="status" className="text-small text-ink-2">
          {isShown && (note || (!page && 'Drawing the page …'))}
        </p>
        <button
          type="button"
          className="button button-plain"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide the preview' : 'Show the preview'}
        </button>
      </div>
      {isShown && (
        <div className="min-h-0 flex-1">
          <PreviewFrame title="The story as visitors read it" width={width}>
            {page}
          </PreviewFrame>
        </div>
      )}
    </section>
  );
}
