import { newerCrop } from '@/lib/catalog/rules';
import type { LotView } from '@/lib/catalog/types';
import { altitude, list, monthRuns, partialDate } from '@/lib/kernel/format';
import { cropAnchor, processText } from './words';

type Row = { label: string; of: (lot: LotView) => string | null };

const ROWS: readonly Row[] = [
  { label: 'Lot', of: (l) => l.lotCode },
  { label: 'Arrived', of: (l) => l.arrivedOn && partialDate(l.arrivedOn) },
  { label: 'Picked', of: (l) => monthRuns(l.harvestMonths) || null },
  { label: 'Variety', of: (l) => list(l.varieties) || null },
  { label: 'Process', of: processText },
  {
    label: 'Altitude',
    of: (l) =>
      l.altitudeMin !== null && l.altitudeMax !== null ? altitude(l.altitudeMin, l.altitudeMax) : null,
  },
  { label: 'Certificates', of: (l) => list(l.certifications.map((c) => c.scheme)) || null },
  { label: 'In the cup', of: (l) => list(l.notes) || null },
];

type Props = {
  /** The lot that the page is about first. */
  lots: readonly LotView[];
};

/** The crops of one coffee side by side, as a list each: a crop shows only what is known of it. */
export function CropHistory({ lots }: Props) {
  return (
    <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
      {lots.map((lot, i) => (
        <section
          key={lot.lotCode}
          id={cropAnchor(lot)}
          className="border border-ink bg-sheet"
          aria-label={`Crop ${lot.cropYear}`}
        >
          <p className="label flex justify-between gap-3 border-b border-ink px-3.5 py-2.5 text-ink-2">
            <span>Crop {lot.cropYear}</span>
            <span>
              {lot.availability === 'archived' ? (
                <PastCrop newer={newerCrop(lot, lots)} ofPage={lots[0]} />
              ) : i === 0 ? (
                'This page'
              ) : (
                'Also here'
              )}
            </span>
          </p>
          <dl className="facts border-t-0 px-3.5 py-2 text-small">
            {ROWS.map(({ label, of }) => {
              const value = of(lot);
              return value ? (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className="first-letter:uppercase">{value}</dd>
                </div>
              ) : null;
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** The lot of the page is bought at its top, another one stands beside this one. */
function PastCrop({ newer, ofPage }: { newer: LotView | null; ofPage: LotView | undefined }) {
  if (!newer) return 'Past crop, archived';
  return (
    <>
      Past crop,{' '}
      <a href={newer === ofPage ? '#main' : `#${cropAnchor(newer)}`} className="link">
        see the {newer.cropYear} lot
      </a>
    </>
  );
}
