import { type CoffeeId, type Grams, type LotId, metres, minor, type VariantId } from '@/lib/kernel/units';
import type { CatalogEntry, VariantOption } from './types';

const option = (unitPrice: number): VariantOption => ({
  id: 'var_x' as VariantId,
  sku: 'X-250G',
  form: 'roasted',
  sizeLabel: '250 g',
  net: 250 as Grams,
  price: minor(1450),
  currency: 'USD',
  unitPrice: minor(unitPrice),
  unitBase: 'lb',
  saving: 0,
  freight: false,
});

/** A coffee for tests of pure rules; say only what the test is about. */
export function someEntry(slug: string, about: Partial<CatalogEntry> = {}): CatalogEntry {
  return {
    id: `cof_${slug}` as CoffeeId,
    slug,
    kind: 'coffee',
    name: slug,
    summary: '',
    regions: [],
    regionPaths: [],
    locality: null,
    producer: null,
    lotId: `lot_${slug}` as LotId,
    lotCode: slug.toUpperCase(),
    cropYear: '2026',
    arrivedOn: '2026-09',
    availability: 'in-stock',
    process: null,
    decaf: false,
    varieties: [],
    altitudeMin: metres(1400),
    altitudeMax: metres(1800),
    harvestMonths: [5, 6],
    notes: [],
    tasteFamilies: [],
    intensities: null,
    score: null,
    certifications: [],
    forms: ['roasted'],
    offer: option(2600),
    storySlugs: [],
    pins: [],
    exclusions: [],
    photo: null,
    demo: true,
    ...about,
  };
}

/** Region chain for a path: `place('peru/cusco')`. */
export function place(path: string): Pick<CatalogEntry, 'regions' | 'regionPaths'> {
  const levels = ['country', 'department', 'province'] as const;
  const parts = path.split('/');
  const paths = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  return {
    regionPaths: paths,
    regions: paths.map((p, i) => ({
      path: p,
      name: parts[i] ?? '',
      level: levels[i] ?? 'province',
      iso: null,
    })),
  };
}
