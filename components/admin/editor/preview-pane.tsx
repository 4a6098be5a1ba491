'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PreviewInput } from '@/lib/admin/catalog/input';
import { sameJson } from '@/lib/kernel/same-json';
import { PREVIEW_WIDTHS, type PreviewWidth, PreviewWidthChoice } from './preview-width';

const TYPING_PAUSE_MS = 400;

/**
 * The page of a record as it would be, in a frame of its own: the frame asks the server with the unsaved changes and keeps its
 * last good page while a value is not usable.
 */
export function PreviewPane({ subject, id, changes }: PreviewInput) {
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const shown = useRef<unknown>({});
  const [width, setWidth] = useState<PreviewWidth>('phone');
  const [note, setNote] = useState('');
  const [room, setRoom] = useState(0);

  const tell = useCallback(
    (values: Record<string, unknown>) => {
      shown.current = values;
      frame.current?.contentWindow?.postMessage(
        { preview: { subject, id, changes: values } },
        window.location.origin,
      );
    },
    [subject, id],
  );
  // The frame asks when it is ready, and says how it went.
  const latest = useRef(changes);
  latest.current = changes;
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return;
      const message = event.data as { previewReady?: true; previewNote?: string };
      if (message.previewReady) tell(latest.current);
      if (typeof message.previewNote === 'string') setNote(message.previewNote);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [tell]);
  useEffect(() => {
    if (sameJson(changes, shown.current)) return;
    const timer = setTimeout(() => tell(changes), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [changes, tell]);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // A desktop page in half a window is drawn smaller, not narrower: its layout is what one wants to see.
  const scale = room > 0 ? Math.min(1, room / PREVIEW_WIDTHS[width]) : 1;
  return (
    <section aria-label="Preview" className="flex h-full flex-col">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line bg-paper px-4 py-2">
        <PreviewWidthChoice value={width} onValue={setWidth} />
        <p role="status" className="text-small text-ink-2">
          {note}
        </p>
      </div>
      <div ref={pane} className="relative min-h-0 flex-1 overflow-hidden">
        <iframe
          ref={frame}
          title="The page with your changes"
          src="/preview/frame"
          className="absolute left-1/2 top-0 bg-paper"
          style={{
            width: PREVIEW_WIDTHS[width],
            height: `${100 / scale}%`,
            transform: `translateX(-50%) scale(${scale})`,
            transformOrigin: 'top center',
          }}
        />
      </div>
    </section>
  );
}
