'use client';

import dynamic from 'next/dynamic';

/** The text editor, loaded where it is used: it is the largest part of the admin. */
export const ProseField = dynamic(() => import('./rich-text').then((part) => part.RichText), {
  ssr: false,
  loading: () => (
    <div className="min-h-64 border border-rule bg-sheet p-4" aria-busy="true">
      <p className="pending text-ink-2">The text is on its way …</p>
    </div>
  ),
});
