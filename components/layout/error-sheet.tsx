'use client';

/** What failed, what was kept, one thing to do. */
export function ErrorSheet({ retry }: { retry: () => void }) {
  return (
    <main id="main" className="frame py-14">
      <div className="mx-auto max-w-[44rem] border border-ink bg-sheet p-6 md:p-14">
        <h1 className="text-h1">This sheet would not print</h1>
        <p className="mt-4 max-w-prose text-lead">Something on our side failed. Your cart is kept.</p>
        <button type="button" onClick={retry} className="action mt-6">
          Try again
        </button>
      </div>
    </main>
  );
}
