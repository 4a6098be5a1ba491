import type { ReactNode } from 'react';

/** A page section with an anchor that others may link to. */
export function Section({
  id,
  title,
  children,
  aside,
}: {
  id: string;
  title: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="frame mt-14 md:mt-21">
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-3 border-b border-ink pb-3">
        <h2 id={`${id}-title`} className="text-h2">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
