'use client';

import type { ForSale } from '@/lib/admin/catalog/for-sale';
import { MendLink } from './mend-link';
import { MEND } from './mend-target';
import { SaleExtras } from './sale-extras';
import type { Leaving } from './save-and-go';

/**
 * What is still missing before customers can buy, each with its way there and the next one as a button; when nothing is,
 * the way to the page and what would make it better.
 */
export function SaleChecklist({
  sale,
  here,
  form,
  afterRecording = false,
}: {
  sale: ForSale;
  /** The path of the panel it stands in: what is done there is further down, not on another page. */
  here: string;
  /** The editor around it. */
  form?: Leaving;
  /** Below a form that just recorded something: what is missing alone. */
  afterRecording?: boolean;
}) {
  const missing = sale.steps.filter((step) => !step.done);
  const [next] = missing;
  const inShop = sale.page && (
    <a className="link" href={sale.page} target="_blank" rel="noopener">
      Open in the shop<span className="sr-only"> (a new tab)</span>
    </a>
  );
  return (
    <div
      id={afterRecording ? undefined : MEND.list}
      tabIndex={-1}
      className="space-y-3 border border-line bg-sheet p-3"
    >
      {!next && (
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="font-semibold text-canopy">
            {afterRecording ? 'Recorded, and customers can buy it.' : 'Customers can buy it now.'}
          </span>{' '}
          {inShop}
        </p>
      )}
      {next && (
        <section aria-label={afterRecording ? 'Still missing' : 'Can it be bought'}>
          <p className="font-semibold">{afterRecording && 'Recorded. '}Customers can buy it when:</p>
          <ul className="mt-1">
            {(afterRecording ? missing : sale.steps).map(({ what, words, done, href }) => (
              <li key={what} className={done ? 'text-ink-2' : 'font-semibold'}>
                <span aria-hidden="true">{done ? '✓' : '○'}</span>{' '}
                {done ? (
                  words
                ) : (
                  <MendLink {...{ href, here, form }} target={MEND[what]}>
                    {words}
                  </MendLink>
                )}
                <span className="sr-only">{done ? ': done' : ': still to do'}</span>
              </li>
            ))}
          </ul>
          <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <MendLink {...{ here, form }} href={next.href} target={MEND[next.what]} className="button">
              Next: {next.act.charAt(0).toLowerCase() + next.act.slice(1)}
            </MendLink>
            {inShop}
          </p>
        </section>
      )}
      <SaleExtras {...{ sale, here, form }} />
    </div>
  );
}
