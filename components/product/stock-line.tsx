import { MAX_PER_LINE } from '@/lib/cart/rules';
import type { CoffeeStock } from '@/lib/cart/types';
import { plural, weekdayDate } from '@/lib/kernel/format';
import type { VariantId } from '@/lib/kernel/units';

/** Above this many bags the number says nothing to a shopper. */
const COUNTED = 60;

type Props = { stock: CoffeeStock | undefined; failed: boolean; variantId: VariantId; capped: boolean };

/** Two lines that live data fills: the date and the bags left. Their room is kept, so nothing moves. */
export function StockLine({ stock, failed, variantId, capped }: Props) {
  const mine = stock?.variants.find((v) => v.variantId === variantId);
  return (
    <div className="mt-3 min-h-[3.25rem]" aria-live="polite">
      {capped && <p className="font-semibold text-ochre">{MAX_PER_LINE} at most in one order.</p>}
      {mine?.arrivesBy && (
        <p className="font-semibold first-letter:uppercase">
          {mine.roastsOn && `Roasted ${weekdayDate(mine.roastsOn)}, `}with you by{' '}
          {weekdayDate(mine.arrivesBy)}
        </p>
      )}
      {mine && (
        <p className="text-small">
          {mine.units === 0 ? (
            <span className="font-semibold text-vermilion">This size is sold out right now.</span>
          ) : mine.units <= COUNTED ? (
            <span className={mine.state === 'low' ? 'font-semibold text-ochre' : 'text-canopy'}>
              {plural(mine.units, 'bag')} left of this lot.
            </span>
          ) : (
            <span className="text-canopy">In stock.</span>
          )}
        </p>
      )}
      {failed && (
        <p className="text-small text-ink-2">Live stock does not answer; the cart checks it again.</p>
      )}
    </div>
  );
}
