'use client';

/** The last resort, when even the document around a page failed. Brings its own, with nothing to load. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>The shop could not print this page</h1>
          <p>Your cart is kept. Try again in a moment.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
