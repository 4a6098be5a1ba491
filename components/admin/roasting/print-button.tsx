'use client';

import type { ReactNode } from 'react';

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="button print:hidden" onClick={() => window.print()}>
      {children}
    </button>
  );
}
