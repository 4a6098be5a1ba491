import Link from 'next/link';
import { notNowText } from '@/components/product/coffee-card';
import { SheetImage } from '@/components/product/sheet-image';
import type { CatalogEntry } from '@/lib/catalog/types';
import { list, money } from '@/lib/kernel/format';

/** A coffee in the middle of a text: what it is and what it costs, without the space of a card. */
export function LotLink({ entry, today }: { entry: CatalogEntry; today: string }) {
  const notNow = notNowText(entry, today);
  const { offer } = entry;
  return (
    <Link
      href={`/coffee/${entry.slug}`}
      prefetch={false}
      className="grid grid-cols-[4.5rem_1fr] border border-ink bg-sheet font-sans text-small outline-ink hover:outline-1"
    >
      <span className="h-full min-h-20 border-r border-ink">
        <SheetImage of={entry} size="card" soldOut={notNow !== null} decorative />
      </span>
      <span className="px-3 py-2">
        <span className="block font-display text-lead leading-tight" translate="no">
          {entry.name}
        </span>
        <span className="block text-ink-2 first-letter:uppercase">{list(entry.notes)}</span>
        <span className="block font-semibold tabular">
          {notNow ??
            (offer &&
              [
                money(offer.price, offer.currency),
                offer.sizeLabel,
                offer.form === 'green' && 'green, unroasted',
              ]
                .filter(Boolean)
                .join(' · '))}
        </span>
      </span>
    </Link>
  );
}
