import { CURRENCY_DECIMALS, isCurrency, money } from '@/lib/kernel/format';
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

/** What a command does to one record; null when the record is so already. */
export function planChange(values: Values, command: BulkCommand, currency: string): Change {
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
      const has = certificatesOf(values).some(
        (one) => one.scheme === certificate.scheme && one.holder === certificate.holder,
      );
      return has ? null : { field: 'certifications', to: [...certificatesOf(values), certificate] };
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

type Certificate = { scheme: string; holder: string };
const certificatesOf = (values: Values): Certificate[] =>
  Array.isArray(values.certifications) ? (values.certifications as Certificate[]) : [];

const HOLDER: Record<string, string> = { producer: 'producer', importer: 'importer', us: 'us' };

/** A status or a stage as it stands within a sentence. */
const inState = (state: unknown): string => (STAGE_WORDS[state as LotStage] ?? String(state)).toLowerCase();

/** A field's value in words. */
export function inWordsOf(field: string, value: unknown, currency: string): string {
  if (field === 'price') return money(Number(value), currency);
  if (field === 'active') return value === true ? 'for sale' : 'not for sale';
  if (field === 'certifications') {
    const all = certificatesOf({ certifications: value });
    return all.map((one) => `${one.scheme} (${HOLDER[one.holder] ?? one.holder})`).join(', ') || 'none';
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
      return `Certificate added: ${command.scheme}`;
    case 'uncertify':
      return `Certificate removed: ${command.scheme}`;
  }
}
