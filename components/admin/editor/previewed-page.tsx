'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { PreviewInput } from '@/lib/admin/catalog/input';
import type { ActionResult } from '@/lib/kernel/errors';

/**
 * The inside of the preview: draws what the editor around it sends, and keeps the last good page when that cannot be drawn.
 * Sizes can be tried; links and buttons lead nowhere.
 */
export function PreviewedPage({
  draw,
}: {
  draw: (asked: PreviewInput) => Promise<ActionResult<{ page: ReactNode }>>;
}) {
  const [page, setPage] = useState<ReactNode>(null);
  useEffect(() => {
    const editor = window.parent;
    let asked = 0;
    const say = (note: string) => editor.postMessage({ previewNote: note }, window.location.origin);
    const listen = async (event: MessageEvent) => {
      const message = event.data as { preview?: PreviewInput };
      if (event.origin !== window.location.origin || event.source !== editor || !message.preview) return;
      const mine = ++asked;
      const result = await draw(message.preview).catch(() => null);
      if (mine !== asked) return;
      if (result?.ok) setPage(result.data.page);
      say(
        result?.ok
          ? ''
          : result?.error.code === 'invalid_input'
            ? 'A value is not usable yet: this is the last good page.'
            : 'The preview could not be drawn. Your changes are safe.',
      );
    };
    const stop = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.type === 'submit' || target?.closest('a, button')) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('message', listen);
    document.addEventListener('click', stop, true);
    document.addEventListener('submit', stop, true);
    if (editor !== window) editor.postMessage({ previewReady: true }, window.location.origin);
    return () => {
      window.removeEventListener('message', listen);
      document.removeEventListener('click', stop, true);
      document.removeEventListener('submit', stop, true);
    };
  }, [draw]);
  // The screen has two main parts now, the editor's and this one: they need different names. Each drawing may bring a new one.
  useEffect(() => {
    document.querySelector('main')?.setAttribute('aria-label', 'Preview');
  });
  return page;
}
