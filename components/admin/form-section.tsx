import type { ReactNode } from 'react';

/** A part of an editor under its heading. No landmark: an editor has ten of them, and headings lead through it. */
export function FormSection({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-t border-ink pt-4">
      <h3 className="text-lead">{title}</h3>
      {lead && <p className="mt-1 text-small text-ink-2">{lead}</p>}
      <div className="mt-3 space-y-4">{children}</div>
    </section>
  );
}
