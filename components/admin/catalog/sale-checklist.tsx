'use client';

import Link from 'next/link';
import type { ForSale, SaleStep } from '@/lib/admin/catalog/for-sale';
import { leadTo, MEND } from './mend-target';

/** What is still missing before customers can buy, each with its way there; one quiet line when nothing is. */
export function SaleChecklist({
  sale,
  here,
  onlyMissing = false,
}: {
  sale: ForSale;
  /** The path of the panel it stands in: what is done there is further down, not on another page. */
  here: string;
  /** After something was recorded: what is missing alone, and nothing when all is there. */
  onlyMissing?: boolean;
}) {
  const missing = sale.steps.filter((step) => !step.done);
  const inShop = sale.page && (
    <a className="link" href={sale.page} target="_blank" rel="noopener">
      Open in the shop<span className="sr-only"> (a new tab)</span>
    </a>
  );
  if (missing.length === 0)
    return onlyMissing ? null : (
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-semibold text-canopy">Customers can buy it now.</span> {inShop}
      </p>
    );
  return (
    <section
      aria-label={onlyMissing ? 'Still missing' : 'Can it be bought'}
      className="border border-line bg-sheet p-3"
    >
      <p className="font-semibold">{onlyMissing && 'Recorded. '}Customers can buy it when:</p>
      <ul className="mt-1">
        {(onlyMissing ? missing : sale.steps).map((step) => (
          <li key={step.what} className={step.done ? 'text-ink-2' : 'font-semibold'}>
            <span aria-hidden="true">{step.done ? '✓' : '○'}</span> <Words step={step} here={here} />
            <span className="sr-only">{step.done ? ': done' : ': still to do'}</span>
          </li>
        ))}
      </ul>
      {inShop && <p className="mt-2">{inShop}</p>}
    </section>
  );
}

function Words({ step: { what, words, done, href }, here }: { step: SaleStep; here: string }) {
  if (done) return words;
  if (href !== here)
    return (
      <Link className="link" href={`${href}#${MEND[what]}`}>
        {words}
      </Link>
    );
  return (
    <button type="button" className="link min-h-6 text-start" onClick={() => leadTo(MEND[what])}>
      {words}
    </button>
  );
}
