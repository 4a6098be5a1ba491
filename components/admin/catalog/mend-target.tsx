'use client';

import { type ReactNode, useLayoutEffect } from 'react';

/** Where the steps of the checklist are done, each under its name in the address: `/admin/lots?open=…#stage`. */
export const MEND = {
  lot: 'stage',
  size: 'for-sale',
  stock: 'movement',
  coffee: 'publishing',
  story: 'publishing',
} as const;
export type MendId = (typeof MEND)[keyof typeof MEND];

/** Scrolls to a part and puts the cursor on its first control. */
export function leadTo(id: MendId): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  const control = part?.querySelector<HTMLElement>(':is(input, select, textarea, .button):enabled');
  (control ?? part)?.focus({ preventScroll: true });
}

/** A part that the checklist leads to, on the same sheet or from another page. */
export function MendTarget({ id, children }: { id: MendId; children: ReactNode }) {
  useLayoutEffect(() => {
    if (window.location.hash === `#${id}`) leadTo(id);
  }, [id]);
  return (
    <div id={id} tabIndex={-1}>
      {children}
    </div>
  );
}
