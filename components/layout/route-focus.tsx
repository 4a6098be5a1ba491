'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * The followed link is gone with its page, and Next leaves the focus on nothing: the next Tab would land in the footer.
 * The new page's main part takes it, unless something on the page has it already.
 */
export function RouteFocus() {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement !== document.body) return;
    // Next keeps the page before this one, hidden, in the document.
    const main = [...document.querySelectorAll('main')].find((one) => one.checkVisibility());
    main?.setAttribute('tabindex', '-1');
    main?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
