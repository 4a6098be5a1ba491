'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A table scrolls sideways in here, so that the page does not. An edge behind which there is more fades out
 * (admin.css), and the keyboard can scroll it then.
 */
export function TableScroll({
  label,
  busy = false,
  children,
}: {
  label: string;
  /** What is shown is old: a newer answer is on its way. */
  busy?: boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const [more, setMore] = useState('');
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const look = () => {
      const after = at.scrollWidth - at.clientWidth - at.scrollLeft;
      // Half pixels are no reason to fade.
      setMore([at.scrollLeft > 1 && 'before', after > 1 && 'after'].filter(Boolean).join(' '));
    };
    const sizes = new ResizeObserver(look);
    for (const each of [at, ...at.children]) sizes.observe(each);
    at.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      at.removeEventListener('scroll', look);
    };
  }, []);
  return (
    <section
      ref={box}
      className="table-scroll"
      aria-label={label}
      aria-busy={busy}
      data-more={more || undefined}
      tabIndex={more ? 0 : undefined}
    >
      {children}
    </section>
  );
}
