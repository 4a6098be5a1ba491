'use client';

/** A bug in the admin. Nothing half-saved: every command is one transaction. */
export default function AdminError({ retry }: { error: Error; retry: () => void }) {
  return (
    <div role="alert" className="max-w-prose border-l-4 border-vermilion bg-sheet p-5">
      <h1 className="text-h3">This page failed</h1>
      <p className="mt-2">
        What was saved before is kept, and nothing was saved by halves. Try again; if it fails again, the
        server’s log has the reason.
      </p>
      <button type="button" className="button mt-4" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
