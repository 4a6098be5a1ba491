import type { ReactNode } from 'react';

/** A framed plate with its margin row: what it shows on the left, its unit or place on the right. */
export function Plate({
  title,
  margin,
  children,
  id,
}: {
  title: string;
  margin?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className="border border-ink bg-sheet" aria-label={title} id={id}>
      <p className="label flex justify-between gap-3 border-b border-ink px-3.5 py-2.5 text-ink-2">
        <span>{title}</span>
        {margin !== undefined && <span>{margin}</span>}
      </p>
      <div className="p-4 md:p-5">{children}</div>
    </section>
  );
}
