'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Puts the cursor where a person begins: left alone, a sheet that opens has its focus on “Close”. */
export function StartHere({
  at = 'input, select, button',
  children,
}: {
  /** Which element inside, as a selector: the first that fits. */
  at?: string;
  children: ReactNode;
}) {
  const inside = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens; later the person has the cursor
  useLayoutEffect(() => inside.current?.querySelector<HTMLElement>(at)?.focus(), []);
  return <div ref={inside}>{children}</div>;
}
