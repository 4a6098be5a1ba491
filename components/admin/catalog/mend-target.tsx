'use client';

import { type ReactNode, useLayoutEffect } from 'react';

/** Where the steps of the checklist are done, each under its name in the address: `/admin/lots?open=…#stage`. */
export const MEND = {
  lot: 'stage',
  size: 'for-sale',
  stock: 'movement',
  coffee: 'publishing',
  photo: 'photo',
  words: 'words',
  origin: 'origin',
  story: 'its-story',
  /** The checklist itself. */
  list: 'checklist',
} as const;
export type MendId = (typeof MEND)[keyof typeof MEND];

const CONTROL = ':is(input, select, textarea, .button):enabled:not([tabindex="-1"])';

/**
 * Scrolls to a part and puts the cursor where one begins there: `data-begin` marks it, else on its first control.
 * @param isAsked by a press just now: what is only a button away is opened
 */
export function leadTo(id: MendId, isAsked = false): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  const control =
    part?.querySelector<HTMLElement>(`[data-begin] ${CONTROL}`) ?? part?.querySelector<HTMLElement>(CONTROL);
  (control ?? part)?.focus({ preventScroll: true });
  if (isAsked && id === MEND.story) control?.click();
}

/** A part that the checklist leads to, on the same sheet or from another page. */
export function MendTarget({ id, children }: { id: MendId; children: ReactNode }) {
  useLayoutEffect(() => {
    if (window.location.hash === `#${id}`) leadTo(id);
  }, [id]);
  return (
    <div id={id} tabIndex={-1} className="space-y-4">
      {children}
    </div>
  );
}
