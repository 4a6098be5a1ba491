'use client';

import type { ClaimWarning } from '@/lib/kernel/claims';
import { plural } from '@/lib/kernel/format';

type Props = {
  claims: readonly (ClaimWarning & { around?: string })[];
  /** Leads to the words. */
  onShow?: (index: number) => void;
};

/** Why some words should not stand there, and what to write instead. A warning: nothing is held back by it. */
export function ClaimNotes({ claims, onShow }: Props) {
  return (
    <div role="status">
      {claims.length > 0 && (
        <section aria-label="Claim check" className="border-l-4 border-ochre bg-sheet p-3 text-small">
          <p className="font-semibold">
            Claim check: {plural(claims.length, 'place')} to look at. You can save and publish all the same.
          </p>
          <ul className="mt-2 space-y-3">
            {claims.map((claim, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in a text twice, so only the place tells them apart; a row keeps no state
              <li key={i}>
                <p>
                  <strong>“{claim.words}”</strong>
                  {claim.around && claim.around !== claim.words && <> in “{claim.around}”</>}
                  {onShow && (
                    <>
                      {' '}
                      <button type="button" className="link min-h-6" onClick={() => onShow(i)}>
                        Show<span className="sr-only"> “{claim.words}” in the text</span>
                      </button>
                    </>
                  )}
                </p>
                <p>{claim.reason}</p>
                <p className="text-ink-2">Instead: {claim.instead}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
