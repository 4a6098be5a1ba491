'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { PREVIEW_WIDTHS, type PreviewWidth } from './preview-width';

const BLANK = '<!doctype html><html><head></head><body></body></html>';

/**
 * A page of the shop as it looks at the width of a phone or a desktop, shrunk to the room there is. Drawn into a frame
 * of its own, so that the rules for narrow and wide windows answer to the frame. Its links lead nowhere.
 */
export function PreviewFrame({
  title,
  width,
  children,
}: {
  title: string;
  width: PreviewWidth;
  children: ReactNode;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });

  const dress = useCallback(() => {
    const inner = frame.current?.contentDocument;
    if (!inner?.body) return;
    inner.documentElement.lang = 'en';
    inner.documentElement.className = document.documentElement.className;
    inner.head.replaceChildren(
      ...[...document.querySelectorAll('link[rel="stylesheet"], style')].map((sheet) =>
        inner.importNode(sheet, true),
      ),
    );
    inner.addEventListener(
      'click',
      (event) => {
        const link = event.target instanceof Element || 'closest' in (event.target ?? {});
        if (link && (event.target as Element).closest('a, button')) event.preventDefault();
      },
      true,
    );
    setBody(inner.body);
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // The screen has two main parts now, the editor's and this one: they need different names. Each drawing may bring a new one.
  useEffect(() => {
    body?.querySelector('main')?.setAttribute('aria-label', 'Preview');
  });

  const wide = PREVIEW_WIDTHS[width];
  const scale = room.width > 0 ? Math.min(1, room.width / wide) : 1;
  return (
    <div ref={box} className="relative h-full min-h-96 overflow-hidden bg-wash">
      <iframe
        ref={frame}
        title={title}
        srcDoc={BLANK}
        onLoad={dress}
        className="absolute left-0 top-0 origin-top-left border-0 bg-paper"
        style={{
          width: wide,
          height: room.height / scale || 600,
          transform: `translateX(${Math.max(0, (room.width - wide * scale) / 2)}px) scale(${scale})`,
        }}
      />
      {body && createPortal(children, body)}
    </div>
  );
}
