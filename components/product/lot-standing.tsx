import type { ReactNode } from 'react';
import type { LotView } from '@/lib/catalog/types';
import { cropAnchor, standingText } from './words';

type Props = {
  lot: LotView;
  /** The crop that took this one's place, further down the page. */
  newer: LotView | null;
  today: string;
  /** Others stand further down the page. */
  hasRelated: boolean;
  note?: ReactNode;
};

/** The clear state of a lot that cannot be bought, where the buy box would be. */
export function LotStanding({ lot, newer, today, hasRelated, note }: Props) {
  const standing = standingText(lot, today);
  if (!standing) return null;
  return (
    <div className="border border-ink bg-sheet p-5">
      <p className="label text-ink-2">{standing.title}</p>
      <p className="mt-2">{standing.text}</p>
      {lot.availability === 'archived' && newer && (
        <p className="mt-3">
          Past crop,{' '}
          <a href={`#${cropAnchor(newer)}`} className="link">
            see the {newer.cropYear} lot
          </a>
        </p>
      )}
      {note}
      {hasRelated && (
        <p className="mt-3">
          <a href="#related" className="link">
            Coffees like this one
          </a>
        </p>
      )}
    </div>
  );
}
