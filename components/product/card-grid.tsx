import type { CatalogEntry } from '@/lib/catalog/types';
import { CoffeeCard } from './coffee-card';

type Props = {
  entries: readonly CatalogEntry[];
  today: string;
  headingLevel?: 2 | 3;
  /** How many of the first cards are above the fold. */
  eager?: number;
  reasons?: ReadonlyMap<string, string>;
};

/** Cards by container width: 1, 2, 3 or 4 across. */
export function CardGrid({ entries, today, headingLevel = 3, eager = 0, reasons }: Props) {
  return (
    <div className="@container">
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
    </div>
  );
}
