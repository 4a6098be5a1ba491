'use client';

import type { ComponentProps } from 'react';
import { TextField } from './text-field';

/** The part of a page's address that can be changed, and the addresses it had before. */
export function AddressField({
  former,
  ...field
}: { former: readonly string[] } & Omit<ComponentProps<typeof TextField>, 'label'>) {
  return (
    <div>
      <TextField label="Page address" required spellCheck={false} autoComplete="off" {...field} />
      {former.length > 0 && <p className="mt-1 text-small text-ink-2">Before: {former.join(', ')}</p>}
    </div>
  );
}
