import {
  type CertificateDates,
  certificateStanding,
  isSameCertificate,
  lastsLonger,
} from '@/lib/catalog/certificates';
import { CURRENCY_DECIMALS, isCurrency, money, partialDate } from '@/lib/kernel/format';
import type { Values } from '../editing';
import { STAGE_WORDS } from '../stock/rules';
import type { LotStage } from '../stock/types';
import type { BulkCommand, BulkSubject } from './types';

export const ROUNDINGS = ['none', 'whole', 'half', '95'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Which records a command is for. */
export const SUBJECT_OF: Record<BulkCommand['kind'], BulkSubject> = {
  price: 'variant',
  active: 'variant',
  status: 'coffee',
  stage: 'lot',
  certify: 'lot',
  uncertify: 'lot',
};

/** The nearest price of the wanted ending, the higher one of two; in a currency without cents the price itself. */
export function rounded(price: number, rounding: Rounding, decimals: number): number {
  if (rounding === 'none' || decimals !== 2) return price;
  const [step, ending] = { whole: [100, 0], half: [50, 0], '95': [100, 95] }[rounding] as [number, number];
  return Math.round((price - ending) / step) * step + ending;
}

/** By an amount in minor units, or by hundredths of a per cent; half a cent goes up. */
export function newPrice(
  price: number,
  { by, value, rounding }: Extract<BulkCommand, { kind: 'price' }>,
  decimals: number,
): number {
  const moved = by === 'amount' ? price + value : Math.round((price * (10_000 + value)) / 10_000);
  return rounded(moved, rounding, decimals);
}

export type Change = { field: string; to: unknown } | { refused: string } | null;

/**
 * What a command does to one record; null when the record is so already.
 * @param today a calendar day in the shop's time zone
 */
export function planChange(values: Values, command: BulkCommand, currency: string, today: string): Change {
  switch (command.kind) {
    case 'price': {
      const price = Number(values.price);
      const decimals = isCurrency(currency) ? CURRENCY_DECIMALS[currency] : 2;
      const to = newPrice(price, command, decimals);
      if (to <= 0) return { refused: `It would cost ${money(to, currency)}. A price is above zero.` };
      return to === price ? null : { field: 'price', to };
    }
    case 'active':
      return values.active === command.active ? null : { field: 'active', to: command.active };
    case 'status':
      return values.status === command.status ? null : { field: 'status', to: command.status };
    case 'stage':
      return values.stage === command.stage ? null : { field: 'stage', to: command.stage };
    case 'certify': {
      const { kind: _, ...certificate } = command;
      const to = withCertificate(certificatesOf(values), certificate, today);
      return to && { field: 'certifications', to };
    }
    case 'uncertify': {
      const left = certificatesOf(values).filter((one) => one.scheme !== command.scheme);
      return left.length === certificatesOf(values).length ? null : { field: 'certifications', to: left };
    }
  }
}

type LotOfCoffee = { lotId: string; stage: LotStage; coffeeId: string; coffee: string };

/**
 * What visitors would miss when lots change their stage: a sentence for each coffee that would be left without a lot for
 * sale, and a graver one where no lot would be left to show.
 * @param lots all lots of the published coffees that a changed lot is of
 * @param changed ids of the lots that change
 */
export function emptiedBy(
  lots: readonly LotOfCoffee[],
  changed: ReadonlySet<string>,
  to: LotStage,
): string[] {
  const coffees = new Map(lots.map((lot) => [lot.coffeeId, lot.coffee]));
  return [...coffees].flatMap(([id, name]) => {
    const before = lots.filter((lot) => lot.coffeeId === id);
    const after = before.map((lot) => (changed.has(lot.lotId) ? to : lot.stage));
    if (before.some((lot) => lot.stage !== 'draft') && after.every((stage) => stage === 'draft'))
      return [
        `${name} is published and would have no lot left: visitors would find no page there. Take the coffee off the shop first, or leave one of its lots out.`,
      ];
    if (before.some((lot) => lot.stage === 'landed') && !after.includes('landed'))
      return [`${name} would have no lot left for sale. Its page stays, and nobody can buy there.`];
    return [];
  });
}

type Certificate = CertificateDates & { scheme: string; holder: string; certificateNo: string | null };
const certificatesOf = (values: Values): Certificate[] =>
  Array.isArray(values.certifications) ? (values.certifications as Certificate[]) : [];

/**
 * A certificate is added, or takes the place of those of its scheme and holder that it outlasts, and of those whose end
 * nobody had entered. One that is still in force stays when the new one begins later, so that the badge is never missing
 * in between. Null when one that lasts as long is there already.
 */
function withCertificate(all: Certificate[], renewed: Certificate, today: string): Certificate[] | null {
  const earlier = all.filter((one) => isSameCertificate(one, renewed));
  const begins = certificateStanding(renewed, today) !== 'not-begun';
  const dates = (one: Certificate) => begins && !one.validTo && renewed.validTo !== null;
  if (!earlier.every((one) => lastsLonger(renewed, one) || dates(one))) return null;
  const stays = (one: Certificate) =>
    !earlier.includes(one) || (!begins && certificateStanding(one, today) !== 'ended');
  const place = all.findIndex((one) => !stays(one));
  return place < 0
    ? [...all, renewed]
    : all.flatMap((one, at) => (at === place ? [renewed] : stays(one) ? [one] : []));
}

const HOLDER: Record<string, string> = { producer: 'producer', importer: 'importer', us: 'us' };

const certificateWords = ({ scheme, holder, certificateNo, validFrom, validTo }: Certificate): string =>
  `${scheme} (${[
    HOLDER[holder] ?? holder,
    certificateNo && `No. ${certificateNo}`,
    validFrom && `from ${partialDate(validFrom)}`,
    validTo && `to ${partialDate(validTo)}`,
  ]
    .filter(Boolean)
    .join(', ')})`;

/** A status or a stage as it stands within a sentence. */
const inState = (state: unknown): string => (STAGE_WORDS[state as LotStage] ?? String(state)).toLowerCase();

/** A field's value in words. */
export function inWordsOf(field: string, value: unknown, currency: string): string {
  if (field === 'price') return money(Number(value), currency);
  if (field === 'active') return value === true ? 'for sale' : 'not for sale';
  if (field === 'certifications') {
    const all = certificatesOf({ certifications: value });
    return all.map(certificateWords).join(', ') || 'none';
  }
  return inState(value);
}

/** The command in words, for the list of bulk edits and the audit log. */
export function summaryOf(command: BulkCommand, currency: string): string {
  switch (command.kind) {
    case 'price': {
      const sign = command.value > 0 ? '+' : '−';
      const size = Math.abs(command.value);
      const by = command.by === 'amount' ? money(size, currency) : `${size / 100} %`;
      const to = { none: '', whole: ', to .00', half: ', to .00 or .50', '95': ', to .95' }[command.rounding];
      return `Prices ${sign}${by}${to}`;
    }
    case 'active':
      return command.active ? 'Sizes for sale' : 'Sizes not for sale';
    case 'status':
      return `Coffees set to ${inState(command.status)}`;
    case 'stage':
      return `Lots set to ${inState(command.stage)}`;
    case 'certify':
      return `Certificate added or renewed: ${command.scheme}`;
    case 'uncertify':
      return `Certificate removed: ${command.scheme}`;
  }
}
