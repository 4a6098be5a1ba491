'use client';

import type { ReactNode } from 'react';
import { leadTo, type MendId } from './mend-target';
import { type Leaving, SaveAndGo } from './save-and-go';

const NOTHING_TO_SAVE: Leaving = { count: 0, saving: false, saveThen: (goOn) => goOn() };

/** The way to where a step is done: further down on this sheet, or on another page. */
export function MendLink({
  href,
  target,
  here,
  form = NOTHING_TO_SAVE,
  className = 'link min-h-6 text-start',
  children,
}: {
  /** The page and the sheet on it. */
  href: string;
  target: MendId;
  /** The path of the sheet that it stands in. */
  here: string;
  /** The editor around it: what is typed there is saved on the way out. */
  form?: Leaving | undefined;
  className?: string;
  children: ReactNode;
}) {
  if (href === here)
    return (
      <button type="button" className={className} onClick={() => leadTo(target, true)}>
        {children}
      </button>
    );
  return (
    <SaveAndGo
      form={form}
      href={`${href}#${target}`}
      className={className}
      saving={<>{children} (saves first)</>}
    >
      {children}
    </SaveAndGo>
  );
}
