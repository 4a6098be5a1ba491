import { canBuy } from '@/lib/catalog/rules';
import type { CatalogEntry } from '@/lib/catalog/types';
import { CoffeeCard } from './coffee-card';
import { WasPriceNote } from './was-price-note';

type Props = {
  entries: readonly CatalogEntry[];
  today: string;
  headingLevel?: 2 | 3;
  /** How many of the first cards are above the fold. */
  eager?: number;
  reasons?: ReadonlyMap<string, string>;
  /** The page says elsewhere what a struck price is. */
  wasNoted?: boolean;
};

/** Cards by container width: 1, 2, 3 or 4 across. */
export function CardGrid({ entries, today, headingLevel = 3, eager = 0, reasons, wasNoted = false }: Props) {
  const cards = (
    <ul className="grid gap-4 @min-[34rem]:grid-cols-2 @min-[34rem]:gap-6 @min-[52rem]:grid-cols-3 @min-[72rem]:grid-cols-4">
      {entries.map((entry, i) => {
        const reason = reasons?.get(entry.slug);
        return (
          <li key={entry.slug}>
            <CoffeeCard
              entry={entry}
              today={today}
              headingLevel={headingLevel}
              eager={i < eager}
              {...(reason !== undefined && { reason })}
            />
          </li>
        );
      })}
    </ul>
  );
  const strikes = entries.some((entry) => canBuy(entry.availability) && entry.offer?.was);
  return (
    <div className="@container">
      {strikes && !wasNoted ? (
        <>
          {cards}
          <WasPriceNote />
        </>
      ) : (
        cards
      )}
    </div>
  );
}
