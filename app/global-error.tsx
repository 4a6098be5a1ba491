'use client';

import { currentLocale } from '@/lib/kernel/locale';

/** The last resort, when even the document around a page failed. Brings its own, with nothing to load. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang={currentLocale()}>
      <body>
        <main>
          <h1>The shop could not print this page</h1>
          <p>Your cart is kept. Try again in a moment.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
