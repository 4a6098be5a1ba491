import { money } from '@/lib/kernel/format';
import type { Minor } from '@/lib/kernel/units';

/** The price before a reduction. Striking is seen, not heard: the words say it to those who listen. */
export function WasPrice({ price, currency }: { price: Minor; currency: string }) {
  return (
    <s className="text-small tabular">
      <span className="sr-only">lowest price of the last 30 days: </span>
      {money(price, currency)}
    </s>
  );
}
