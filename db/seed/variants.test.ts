import { describe, expect, test } from 'vitest';
import { grams, minor, unitPrice } from '@/lib/kernel/units';
import { catalogue } from './catalogue';
import { exportBagPrice, poundPackPrice, variantOfCacao, variantsOfLot } from './variants';

const lots = catalogue.coffees.flatMap((coffee) => coffee.lots);

function lotBy(code: string) {
  const lot = lots.find(({ lotCode }) => lotCode === code);
  if (!lot) throw new Error(`no lot ${code}`);
  return lot;
}

describe('prices of green packs', () => {
  test('follow the published table for 760 cents a pound', () => {
    expect(poundPackPrice(760, 1, '1 lb')).toBe(760);
    expect(poundPackPrice(760, 5, '5 lb')).toBe(3306);
    expect(poundPackPrice(760, 20, '20 lb')).toBe(12_008);
    expect(exportBagPrice(760, 69)).toBe(80_927);
  });

  test('round a half cent up, which 0.87 as a fraction would not always do', () => {
    // 415 × 5 × 0.87 = 1805.25, 830 × 5 × 0.87 = 3610.5, 890 × 5 × 0.87 = 3871.5
    expect(poundPackPrice(415, 5, '5 lb')).toBe(1805);
    expect(poundPackPrice(830, 5, '5 lb')).toBe(3611);
    expect(poundPackPrice(890, 5, '5 lb')).toBe(3872);
  });

  test('give the printed prices per kilogram', () => {
    expect(unitPrice(minor(760), grams(454), 'kg')).toBe(1674);
    expect(unitPrice(minor(3306), grams(2268), 'kg')).toBe(1458);
  });
});

describe('the sizes of a lot', () => {
  test('are four green and three roasted, with stock keeping units of their own', () => {
    expect(variantsOfLot(lotBy('PE-APRO-2026-01')).map(({ sku, sizeLabel }) => [sku, sizeLabel])).toEqual([
      ['PE-APRO-2026-G-1LB', '1 lb'],
      ['PE-APRO-2026-G-5LB', '5 lb'],
      ['PE-APRO-2026-G-20LB', '20 lb'],
      ['PE-APRO-2026-G-BAG', '69 kg bag'],
      ['PE-APRO-2026-R-250G', '250 g'],
      ['PE-APRO-2026-R-12OZ', '12 oz'],
      ['PE-APRO-2026-R-1KG', '1 kg'],
    ]);
  });

  test('roasted, draw the green coffee that roasting takes', () => {
    const roasted = variantsOfLot(lotBy('PE-APRO-2026-01')).filter(({ form }) => form === 'roasted');
    expect(roasted.map(({ net, draw }) => [net, draw])).toEqual([
      [250, 298],
      [340, 405],
      [1000, 1191],
    ]);
  });

  test('of a blend draw from its own pool as roasted coffee does', () => {
    expect(variantsOfLot(lotBy('BL-CORD-2026-01')).map(({ form, draw }) => [form, draw])).toEqual([
      ['roasted', 298],
      ['roasted', 405],
      ['roasted', 1191],
    ]);
  });

  test('are none for the archived lot', () => {
    expect(variantsOfLot(lotBy('PE-APRO-2024-01'))).toEqual([]);
  });

  test('cost less per kilogram the larger they are', () => {
    for (const lot of lots) {
      for (const form of ['green', 'roasted']) {
        const perKg = variantsOfLot(lot)
          .filter((size) => size.form === form)
          .map(({ price, net }) => price / net);
        expect(perKg, `${lot.lotCode} ${form}`).toEqual([...perKg].sort((a, b) => b - a));
      }
    }
  });

  test('only the export bag is freight', () => {
    for (const { sku, freight } of lots.flatMap(variantsOfLot)) {
      expect(freight ?? false, sku).toBe(sku.endsWith('-BAG'));
    }
  });
});

test('chocolate and boxes draw what they weigh, at the printed price per kilogram', () => {
  const sold = catalogue.cacao.map(variantOfCacao);
  expect(
    sold.map(({ sku, form, net, draw, price }) => [sku, form, draw, unitPrice(price, net, 'kg')]),
  ).toEqual([
    ['CC-CHBR-2026-C-70G', 'chocolate', 70, 13_571],
    ['CC-NIBS-2026-C-250G', 'chocolate', 250, 5600],
    ['CC-TAZA-2026-C-200G', 'chocolate', 200, 6000],
    ['CC-PAIR-2026-S-320G', 'set', 320, 7188],
  ]);
});
