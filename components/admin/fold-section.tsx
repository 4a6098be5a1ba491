'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';

/**
 * A part of an editor that is seldom needed: folded under its heading. It opens by itself for a change that is not saved
 * yet, and stays open while something in it has to be mended; the browser's search in the page opens it as well.
 */
export function FoldSection({
  title,
  holds,
  children,
}: {
  title: string;
  /** What is inside, in a few words. */
  holds: string;
  children: ReactNode;
}) {
  const part = useRef<HTMLDetailsElement>(null);
  const changesSeen = useRef(0);
  // After every render, and before the form leads the cursor to the first wrong field: it could not go into a folded part.
  useLayoutEffect(() => {
    const details = part.current;
    if (!details) return;
    const changes = details.querySelectorAll('.revised').length;
    if (changes > changesSeen.current || details.querySelector('[aria-invalid="true"], [role="alert"]'))
      details.open = true;
    changesSeen.current = changes;
  });
  return (
    <details ref={part} className="border-t border-ink pt-3">
      <summary className="min-h-11 cursor-pointer py-1">
        <h3 className="inline text-lead">{title}</h3>
        <span className="block text-small text-ink-2">{holds}</span>
      </summary>
      <div className="mt-3 space-y-4">{children}</div>
    </details>
  );
}
