import { FRESHNESS_LABEL, nextHarvestMonth, pastCropFrom, roastWord } from '@/lib/catalog/rules';
import type { CertificationBadge, CoffeePage, LotView } from '@/lib/catalog/types';
import { altitude, list, monthName, monthRuns, partialDate } from '@/lib/kernel/format';
import { DECAF_METHODS, PROCESSES } from '@/lib/kernel/taste';
import type { FactRow } from './fact-list';

/** "Washed, anaerobic"; null when the process is not known. */
export function processText(
  lot: Pick<LotView, 'process' | 'processModifiers' | 'decafMethod'>,
): string | null {
  if (!lot.process) return null;
  const parts = [PROCESSES[lot.process].label, ...lot.processModifiers];
  if (lot.decafMethod) parts.push(`decaffeinated by ${DECAF_METHODS[lot.decafMethod] ?? lot.decafMethod}`);
  return parts.join(', ');
}

/** A certificate says who holds it: "from a certified cooperative" is not "this bag is certified". */
export function certificateText(c: CertificationBadge): string {
  if (c.holder === 'us' && c.coversThisSku) return 'This bag is certified';
  if (c.holder === 'producer') return 'Held by the producer';
  return c.holder === 'importer' ? 'Held by the importer' : 'Held by the shop, not for this bag';
}

const factOf = (lot: LotView, ...keys: string[]) => lot.facts.find((f) => keys.includes(f.key));

export function lotFacts(coffee: CoffeePage): FactRow[] {
  const { lot } = coffee;
  const cup = lot.cupping;
  const from = lot.arrivedOn && pastCropFrom(lot.arrivedOn);
  const paid = lot.paid[0];
  return [
    { label: 'Variety', value: list(lot.varieties), fact: factOf(lot, 'varieties') },
    { label: 'Process', value: processText(lot), fact: factOf(lot, 'process') },
    {
      label: 'Altitude',
      value:
        lot.altitudeMin !== null && lot.altitudeMax !== null
          ? altitude(lot.altitudeMin, lot.altitudeMax)
          : null,
      fact: factOf(lot, 'altitude', 'altMin', 'altMax'),
    },
    {
      label: 'Harvest',
      value: monthRuns(lot.harvestMonths) && `${monthRuns(lot.harvestMonths)}, crop ${lot.cropYear}`,
    },
    { label: 'Arrived', value: lot.arrivedOn && partialDate(lot.arrivedOn), fact: factOf(lot, 'arrivedOn') },
    {
      label: 'Freshness',
      value:
        lot.freshness &&
        `${FRESHNESS_LABEL[lot.freshness]}${lot.freshness !== 'past-crop' && from ? `; past crop from ${partialDate(from)}` : ''}`,
    },
    {
      label: 'Roast',
      value:
        lot.agtronGround !== null
          ? `Agtron ${lot.agtronGround} ground, ${roastWord(lot.agtronGround)}`
          : null,
    },
    {
      label: 'Cup score',
      value:
        cup && cup.score !== null
          ? `${cup.score.toFixed(2)} (${cup.demo ? 'demo score' : list([cup.method, cup.cupper, cup.cuppedOn && partialDate(cup.cuppedOn)].filter((x) => typeof x === 'string'))})`
          : null,
    },
    { label: 'Paid', value: paid ? `${paid.level}, ${paid.year}` : null },
  ];
}

export const KIND_LABEL = {
  coffee: 'Single origin',
  blend: 'Blend',
  chocolate: 'Cacao & chocolate',
  set: 'Pairing box',
} as const;

/** What a visitor reads in the price's place when a lot cannot be bought. */
export function standingText(lot: LotView, today: string): { title: string; text: string } | null {
  const next = nextHarvestMonth(lot.harvestMonths, today);
  switch (lot.availability) {
    case 'in-stock':
    case 'low':
      return null;
    case 'sold-out':
      return {
        title: 'Sold out',
        text: `The last bag of this lot has left.${next ? ` The next harvest begins about ${monthName(next)}.` : ''} Below are coffees that taste close to it.`,
      };
    case 'not-yet':
      return {
        title: 'Not for sale yet',
        text: 'This lot cannot be ordered yet. Its sizes and prices will stand here when it can.',
      };
    case 'afloat':
    case 'upcoming':
      return {
        title: 'On its way',
        text: lot.arrivedOn
          ? `This lot is expected in ${partialDate(lot.arrivedOn)}. It cannot be ordered before it has landed and been cupped.`
          : 'This lot has not landed yet.',
      };
    case 'archived':
      return { title: 'Past crop', text: 'This crop is no longer sold. Its sheet stays here as a record.' };
  }
}
