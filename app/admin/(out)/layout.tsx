import type { ReactNode } from 'react';

/** The pages in front of the door. */
export default function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[30rem] px-4 py-10 md:py-16">
      <a href="/" className="mb-8 flex min-h-11 items-center gap-2 font-semibold">
        <span className="mark" aria-hidden="true" />
        To the shop
      </a>
      {children}
    </main>
  );
}
