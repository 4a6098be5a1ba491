import { exactWeight, money } from '@/lib/kernel/format';
import { PARCEL_LIMIT } from './rules';
import type { ShippingBand } from './types';

export type BandFault = { band: number; field: 'upTo' | 'price'; words: string };

/**
 * What is wrong with a price list. Each band begins where the one before it ends and the first at nothing, so a list
 * has no gaps as long as it climbs; above the last band the service does not carry.
 */
export function bandFaults(bands: readonly ShippingBand[]): BandFault[] {
  return bands.flatMap(({ upTo, price }, band): BandFault[] => {
    const before = bands[band - 1];
    const faults: BandFault[] = [];
    const fault = (field: BandFault['field'], words: string) => faults.push({ band, field, words });
    if (upTo <= 0) fault('upTo', 'A band ends above 0.');
    else if (upTo > PARCEL_LIMIT)
      fault('upTo', `A parcel may weigh ${exactWeight(PARCEL_LIMIT)} at most; more travels as freight.`);
    else if (before && upTo <= before.upTo)
      fault('upTo', `Must be heavier than the band before it, which ends at ${exactWeight(before.upTo)}.`);
    if (price < 0) fault('price', 'A price is not below 0.');
    return faults;
  });
}

/** "up to 1 kg", "above 1 kg, up to 2.5 kg": what each band covers. */
export const bandRange = (bands: readonly Pick<ShippingBand, 'upTo'>[], band: number): string => {
  const [from, to] = [bands[band - 1]?.upTo, bands[band]?.upTo ?? 0];
  return from === undefined
    ? `up to ${exactWeight(to)}`
    : `above ${exactWeight(from)}, up to ${exactWeight(to)}`;
};

/** The whole list in one sentence. */
export const bandsText = (bands: readonly ShippingBand[], currency: string): string =>
  bands.map(({ upTo, price }) => `up to ${exactWeight(upTo)} ${money(price, currency)}`).join('; ');
