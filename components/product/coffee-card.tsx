import Link from 'next/link';
import { canBuy, FORM_LABEL, nextHarvestMonth } from '@/lib/catalog/rules';
import type { CatalogEntry } from '@/lib/catalog/types';
import { altitude, list, monthName, partialDate } from '@/lib/kernel/format';
import { PROCESSES } from '@/lib/kernel/taste';
import { HarvestRingImage, ProcessSwatch } from './plate-image';
import { Price } from './price';
import { SheetImage } from './sheet-image';

const KIND: Record<CatalogEntry['kind'], string> = {
  coffee: 'Single origin',
  blend: 'Blend',
  chocolate: 'Cacao',
  set: 'Set',
};

/** "Tablets for drinking chocolate: cacao from…" → what stands before the first pause. */
const inShort = (summary: string) => summary.split(/[,:.]/, 1)[0];

const isSweet = ({ kind }: CatalogEntry) => kind === 'chocolate' || kind === 'set';

/** "Cajamarca, Peru"; a blend or a bar says what it is. */
export function placeOf(entry: CatalogEntry): string {
  const department = entry.regions.find((r) => r.level === 'department');
  const country = entry.regions[0];
  const names = [department?.name, country?.name].filter((n) => n !== undefined);
  return names.length > 0 ? names.join(', ') : KIND[entry.kind];
}

/** What stands in the price's place when nothing can be bought; null when it can. */
export function notNowText(entry: CatalogEntry, today: string): string | null {
  if (canBuy(entry.availability)) return null;
  switch (entry.availability) {
    case 'afloat':
    case 'upcoming':
      return entry.arrivedOn ? `On its way · arrives ${partialDate(entry.arrivedOn)}` : 'On its way';
    case 'by-quote':
      return 'Full bags on request';
    case 'not-yet':
      return 'Not for sale yet';
    case 'archived':
      return `Past crop ${entry.cropYear}`;
    default: {
      const next = nextHarvestMonth(entry.harvestMonths, today);
      return next ? `Sold out · next harvest about ${monthName(next)}` : 'Sold out';
    }
  }
}

type Props = {
  entry: CatalogEntry;
  today: string;
  reason?: string;
  headingLevel?: 2 | 3;
  eager?: boolean;
  /** Off where the same coffee has another card on the page: one name, one element. */
  morphs?: boolean;
};

/** One coffee in a list. The whole card is the link's target; nothing is hidden behind hover. */
export function CoffeeCard({ entry, today, reason, headingLevel = 3, eager = false, morphs = true }: Props) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const notNow = notNowText(entry, today);
  const facts = [
    entry.process && PROCESSES[entry.process].label,
    entry.decaf && 'decaf',
    entry.altitudeMin !== null &&
      entry.altitudeMax !== null &&
      altitude(entry.altitudeMin, entry.altitudeMax),
  ].filter((f): f is string => typeof f === 'string');
  return (
    <article className="card">
      <p className="label flex justify-between gap-3 border-b border-ink px-3.5 py-2.5 text-ink-2">
        <span className="truncate">{placeOf(entry)}</span>
        <span className="shrink-0" translate="no">
          {entry.lotCode.split('-').slice(0, 2).join('-')}
        </span>
      </p>
      <div className="aspect-[4/3] min-h-0 border-b border-ink @min-[34rem]:aspect-[400/440]">
        <SheetImage
          of={entry}
          size="card"
          soldOut={notNow !== null}
          loads={eager ? 'soon' : 'near'}
          morphs={morphs}
          decorative
        />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-3.5">
        <Heading className="text-h3">
          <Link
            href={`/coffee/${entry.slug}`}
            className="outline-none after:absolute after:inset-0"
            translate="no"
          >
            {entry.name}
          </Link>
        </Heading>
        <p className="font-italic text-ink-2 italic" translate="no">
          {entry.producer?.name ?? entry.locality ?? FORM_LABEL[entry.forms[0] ?? 'roasted']}
        </p>
        {/* What is not cupped says in its own words what it is. */}
        {(entry.notes.length > 0 || isSweet(entry)) && (
          <p className="first-letter:uppercase">{list(entry.notes) || inShort(entry.summary)}</p>
        )}
        {facts.length > 0 && (
          <p className="flex items-center gap-2 text-small font-semibold">
            <ProcessSwatch process={entry.process} />
            {facts.join(' · ')}
          </p>
        )}
        <div className="mt-auto flex items-end justify-between gap-3 pt-3">
          {notNow !== null || !entry.offer ? (
            <p className="text-small font-semibold text-ink-2">{notNow ?? 'Price on request'}</p>
          ) : (
            <Price offer={entry.offer} />
          )}
          <HarvestRingImage months={entry.harvestMonths} todayMonth={Number(today.slice(5, 7))} />
        </div>
        {entry.availability === 'low' && (
          <p className="text-small font-semibold text-ochre">Low: the last bags of this lot</p>
        )}
        {reason && <p className="mt-2 border-t border-line pt-2 text-small">{reason}</p>}
      </div>
    </article>
  );
}
