import type { ReactNode } from 'react';

/** The top of every admin page: its name, one line of what it is for, and its actions. */
export function PageHead({
  title,
  children,
  lead,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-ink pb-4">
      <div>
        <h1>{title}</h1>
        {lead && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  );
}
