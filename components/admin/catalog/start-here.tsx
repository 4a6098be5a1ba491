'use client';

import { type ReactNode, useCallback } from 'react';

/** Puts the cursor where a person begins: left alone, a sheet that opens has its focus on its heading. */
export function StartHere({
  at = 'input, select, button',
  children,
}: {
  /** Which element inside, as a selector: the first that fits. */
  at?: string;
  children: ReactNode;
}) {
  // One function for as long as it is open: React calls a ref once, when the element is there.
  const begin = useCallback(
    (inside: HTMLDivElement | null) => inside?.querySelector<HTMLElement>(at)?.focus(),
    [at],
  );
  return <div ref={begin}>{children}</div>;
}
