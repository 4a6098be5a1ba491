import { type CoffeeId, type Grams, type LotId, metres, minor, type VariantId } from '@/lib/kernel/units';
import type { CatalogEntry, LotView, VariantOption } from './types';

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

/** A lot of which nothing but its code and crop is known. */
export function someLot(about: Partial<LotView> = {}): LotView {
  return {
    id: 'lot_x' as LotId,
    lotCode: 'PE-X-2026-01',
    cropYear: '2026',
    availability: 'in-stock',
    lacks: [],
    freshness: null,
    arrivedOn: null,
    process: null,
    processModifiers: [],
    decafMethod: null,
    varieties: [],
    altitudeMin: null,
    altitudeMax: null,
    harvestMonths: [],
    species: null,
    fermentationHours: null,
    dryingDays: null,
    drying: null,
    harvestEnd: null,
    shippedOn: null,
    packaging: null,
    icoMark: null,
    bagsImported: null,
    grade: null,
    screen: null,
    notes: [],
    agtronGround: null,
    roastNotes: null,
    roastLossBp: 1600,
    exportBagKg: null,
    green: null,
    cupping: null,
    certifications: [],
    paid: [],
    variants: [],
    provenance: 'shop',
    facts: [],
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
