import {
  FRESHNESS_LABEL,
  nextHarvestMonth,
  PACKAGING_LABEL,
  PAID_AT_LABEL,
  pastCropFrom,
  roastWord,
  SPECIES_LABEL,
} from '@/lib/catalog/rules';
import type { CertificationBadge, CoffeePage, Fact, LotView } from '@/lib/catalog/types';
import { altitude, list, money, monthName, monthRuns, partialDate, plural, whole } from '@/lib/kernel/format';
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

/** Who says what of a row that prints one fact or several; undefined when nobody is named. */
export function factOf({ facts }: { facts: readonly Fact[] }, ...keys: string[]): Fact | undefined {
  const [first, ...others] = facts.filter((fact) => keys.includes(fact.key));
  return first && { ...first, sources: [first, ...others].flatMap((fact) => fact.sources) };
}

/** "FOB 2026: $3.20 per lb of green, according to the exporter". A price is never without its unit and who says so. */
const paidText = (paid: LotView['paid'][number]): string =>
  `${PAID_AT_LABEL[paid.level] ?? paid.level} ${paid.year}: ${money(paid.amount, paid.currency)} per ${paid.per} of ${paid.formOfCoffee}, according to ${paid.source}`;

/** Where a crop stands on its coffee's page. */
export const cropAnchor = (lot: Pick<LotView, 'lotCode'>): string =>
  `lot-${lot.lotCode.replaceAll(/[^\w-]+/g, '-').toLowerCase()}`;

/** From the cherry to the bag that arrived, as far as it is known. */
export function makingFacts(lot: LotView): FactRow[] {
  const { green } = lot;
  const fact = (...keys: string[]) => ({ fact: factOf(lot, ...keys) });
  const date = (partial: string | null | undefined) => partial && partialDate(partial);
  const defects = [
    green?.defectsCat1 != null && `category one ${green.defectsCat1}`,
    green?.defectsCat2 != null && `category two ${green.defectsCat2}`,
  ].filter((part) => typeof part === 'string');
  const dried = [lot.drying, lot.dryingDays !== null && plural(lot.dryingDays, 'day')];
  return [
    {
      label: 'Species',
      value: lot.species && (SPECIES_LABEL[lot.species] ?? lot.species),
      ...fact('species'),
    },
    {
      label: 'Fermentation',
      value: lot.fermentationHours !== null ? plural(lot.fermentationHours, 'hour') : null,
      ...fact('fermentationHours', 'fermentation'),
    },
    { label: 'Drying', value: dried.filter(Boolean).join(', '), ...fact('drying', 'dryingDays') },
    { label: 'Harvest ended', value: date(lot.harvestEnd), ...fact('harvestEnd') },
    { label: 'Shipped', value: date(lot.shippedOn), ...fact('shippedOn') },
    {
      label: 'Packed in',
      value: lot.packaging && (PACKAGING_LABEL[lot.packaging] ?? lot.packaging),
      ...fact('packaging'),
    },
    {
      label: 'Imported',
      value:
        lot.bagsImported !== null
          ? `${plural(lot.bagsImported, 'bag')}${lot.exportBagKg !== null ? ` of ${lot.exportBagKg}\u00a0kg` : ''}`
          : null,
      ...fact('bagsImported'),
    },
    { label: 'ICO mark', value: lot.icoMark, ...fact('icoMark') },
    {
      label: 'Screen',
      value: lot.screen && `${lot.screen} (64ths of an inch)`,
      ...fact('screen', 'screenMin'),
    },
    {
      label: 'Moisture',
      value: green?.moisturePct != null ? `${green.moisturePct}\u00a0%` : null,
      ...fact('moisturePct', 'moisture'),
    },
    {
      label: 'Water activity',
      value: green?.waterActivity != null ? green.waterActivity.toFixed(2) : null,
      ...fact('waterActivity'),
    },
    {
      label: 'Density',
      value: green?.density != null ? `${whole(green.density)} g/L` : null,
      ...fact('density'),
    },
    { label: 'Colour', value: green?.color, ...fact('color') },
    {
      label: 'Defects',
      value: defects.length > 0 ? `${defects.join(', ')} (in 350 g)` : null,
      ...fact('defects', 'defectsCat1', 'defectsCat2'),
    },
    {
      label: 'Quakers',
      value: green?.quakers != null ? `${green.quakers} (in 100 g roasted)` : null,
      ...fact('quakers'),
    },
    { label: 'Measured', value: date(green?.analysedOn), ...fact('analysedOn') },
  ];
}

export function lotFacts({ lot }: Pick<CoffeePage, 'lot'>): FactRow[] {
  const cup = lot.cupping;
  const from = lot.arrivedOn && pastCropFrom(lot.arrivedOn);
  const months = monthRuns(lot.harvestMonths);
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
    months
      ? {
          label: 'Harvest',
          value: `${months}, crop ${lot.cropYear}`,
          fact: factOf(lot, 'harvestMonths', 'cropYear'),
        }
      : { label: 'Crop', value: lot.cropYear, fact: factOf(lot, 'cropYear') },
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
      fact: factOf(lot, 'agtronGround'),
    },
    {
      label: 'Cup score',
      value:
        cup && cup.score !== null
          ? `${cup.score.toFixed(2)} (${cup.demo ? 'demo score' : list([cup.method, cup.cupper, cup.cuppedOn && partialDate(cup.cuppedOn)].filter((x) => typeof x === 'string'))})`
          : null,
    },
    { label: 'Paid', value: lot.paid.map(paidText).join('; ') },
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
    case 'by-quote':
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
