'use client';

import { useId } from 'react';
import type { ForSale, SaleExtra } from '@/lib/admin/catalog/for-sale';
import { MendLink } from './mend-link';
import { MEND } from './mend-target';
import type { Leaving } from './save-and-go';

/** What would make the page better and nobody has to do; nothing when all is there. */
export function SaleExtras({
  sale,
  here,
  form,
  leaveOut,
}: {
  sale: ForSale;
  here: string;
  form?: Leaving | undefined;
  /** What has its button right beside. */
  leaveOut?: SaleExtra['what'];
}) {
  const id = useId();
  const open = sale.extras.filter(({ what, done }) => !done && what !== leaveOut);
  if (open.length === 0) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p id={id} className="text-ink-2">
        Makes the page better:
      </p>
      <ul aria-labelledby={id} className="flex flex-wrap gap-x-4">
        {open.map(({ what, act, href }) => (
          <li key={what}>
            <MendLink {...{ href, here, form }} target={MEND[what]}>
              {act}
            </MendLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
