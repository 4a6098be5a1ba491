import { describe, expect, it } from 'vitest';
import { drawPlate, type Plate, plateSrc } from './plate-key';

const keyOf = (plate: Plate) => plateSrc(plate).replace(/^\/art\/[^/]+\/(.*)\.svg$/, '$1');
const PLATES: Plate[] = [
  { kind: 'ring', months: [11, 12, 1], todayMonth: 11 },
  { kind: 'season', months: [4, 5], todayMonth: 11 },
  { kind: 'season', months: [4, 5], todayMonth: null },
  {
    kind: 'cup',
    cup: { fragrance: 7, aroma: 7, flavor: 8, aftertaste: 7, acidity: 0, sweetness: 15, mouthfeel: 7 },
  },
  { kind: 'swatch', process: 'washed' },
  { kind: 'band', band: { min: 1000, max: 2500 }, others: [{ min: 1400, max: 1900 }] },
  { kind: 'band', band: { min: 1000, max: 2500 }, others: [] },
  { kind: 'place', country: 'PE', highlight: ['PE-CAJ'] },
];

describe('addresses of small plates', () => {
  it.each(PLATES)('draw what they were written from: %o', (plate) => {
    expect(drawPlate(keyOf(plate))).toMatch(/^<svg /);
  });

  it.each([
    'ring~',
    'ring~13~0',
    'ring~4~13',
    'ring~4.5~6~7',
    'season~4~13',
    'season~4',
    'swatch~magic',
    'cup~1.2.3',
    'cup~16.1.1.1.1.1.1',
    'band~1000-2500',
    'band~2500-1000~',
    'band~1-2-3~',
    'place~PE',
    'place~XX~',
    'place~pe~PE-CAJ',
    'nothing',
    'ring~04~0',
  ])('refuse what nobody wrote: %s', (key) => {
    expect(drawPlate(key)).toBeNull();
  });
});
