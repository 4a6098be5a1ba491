import { type Grams, grams, type Minor, minor } from '@/lib/kernel/units';

type ServiceSeed = {
  id: string;
  zone: string;
  name: string;
  countries: string[];
  minBusinessDays: number;
  maxBusinessDays: number;
  freeFrom?: Minor;
  bands: { upTo: Grams; price: Minor }[];
};

/** The usual parcel limit is 31.5 kg gross; whatever is heavier travels as freight and has no price here. */
const UP_TO = [1000, 2500, 5000, 10_000, 20_000, 31_500];

const bands = (...prices: [number, number, number, number, number, number]) =>
  prices.map((price, i) => ({ upTo: grams(UP_TO[i] ?? 0), price: minor(price) }));

/** The European Union without the six that put an excise on coffee: BE, DE, DK, GR, HR, LV. The shop pays none yet. */
const EU = [
  ...['AT', 'BG', 'CY', 'CZ', 'EE', 'ES', 'FI', 'FR', 'HU', 'IE', 'IT'],
  ...['LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

/** Invented prices in US cents. Countries that no service names are not served. */
export const shippingSeed: ServiceSeed[] = [
  {
    id: 'us-standard',
    zone: 'United States',
    name: 'Standard',
    countries: ['US'],
    minBusinessDays: 3,
    maxBusinessDays: 5,
    // 60 dollars of goods are four bags of roasted coffee or nine pounds of green: the parcel eats a fifth at most.
    freeFrom: minor(6000),
    bands: bands(595, 895, 1195, 1695, 2695, 3895),
  },
  {
    id: 'us-express',
    zone: 'United States',
    name: 'Express',
    countries: ['US'],
    minBusinessDays: 1,
    maxBusinessDays: 2,
    bands: bands(1795, 2395, 3495, 5295, 8495, 11_995),
  },
  {
    id: 'ca-standard',
    zone: 'Canada',
    name: 'Standard to Canada',
    countries: ['CA'],
    minBusinessDays: 5,
    maxBusinessDays: 8,
    bands: bands(1295, 1795, 2495, 3695, 5695, 7995),
  },
  {
    id: 'europe-standard',
    zone: 'European Union and United Kingdom',
    name: 'Standard to Europe',
    countries: [...EU, 'GB'],
    minBusinessDays: 5,
    maxBusinessDays: 9,
    bands: bands(1895, 2895, 4295, 6795, 10_995, 15_995),
  },
];
