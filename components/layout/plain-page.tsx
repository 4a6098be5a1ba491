import type { ReactNode } from 'react';

/** Terms, privacy, imprint: headings and short paragraphs, nothing else. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-h1">{title}</h1>
      <div className="mt-6 max-w-prose space-y-4 [&_h2]:mt-9 [&_h2]:text-h3 [&_li]:mt-1 [&_ul]:list-disc [&_ul]:pl-5">
        {children}
      </div>
    </main>
  );
}
