'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What a page has open beside its table: `?open=<id>` a record, `?new=<for what>` a form for a new one. */
export function useOpen() {
  const params = useSearchParams();
  const go = useCallback((next: { open?: string; new?: string }) => {
    const now = new URLSearchParams(window.location.search);
    now.delete('open');
    now.delete('new');
    for (const [name, value] of Object.entries(next)) now.set(name, value);
    const query = now.toString();
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
  }, []);
  return { open: params.get('open'), fresh: params.get('new'), go, close: useCallback(() => go({}), [go]) };
}
