'use client';

import type { ReactNode } from 'react';
import { useMore } from './use-more';

/**
 * A table scrolls sideways in here, so that the page does not. An edge behind which there is more fades out
 * (admin.css), and the keyboard can scroll it then.
 */
export function TableScroll({
  label,
  busy = false,
  className = '',
  children,
}: {
  label: string;
  /** What is shown is old: a newer answer is on its way. */
  busy?: boolean;
  /** A height, for a table that scrolls up and down as well. */
  className?: string;
  children: ReactNode;
}) {
  const { box, more, scrolls } = useMore<HTMLElement>();
  return (
    <section
      ref={box}
      className={`table-scroll ${className}`}
      aria-label={label}
      aria-busy={busy}
      data-more={more || undefined}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </section>
  );
}
