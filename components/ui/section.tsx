import type { ReactNode } from 'react';

/** A page section with an anchor that others may link to. */
export function Section({
  id,
  title,
  children,
  aside,
  ruled = false,
}: {
  id: string;
  title: string;
  children: ReactNode;
  aside?: ReactNode;
  /** What follows begins with a rule of its own: the heading then has none. */
  ruled?: boolean;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="frame mt-14 md:mt-21">
      <div
        className={`flex flex-wrap items-baseline justify-between gap-3 pb-3 ${ruled ? '' : 'mb-6 border-b border-ink'}`}
      >
        <h2 id={`${id}-title`} className="text-h2">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
