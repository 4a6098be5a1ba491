import { describe, expect, it } from 'vitest';
import { catalogue } from '@/db/seed/catalogue';
import { variantOfCacao, variantsOfLot } from '@/db/seed/variants';
import { grams } from '@/lib/kernel/units';
import { freeCode, packedWeight, proposedSize, readPrintedSize, skuStem } from './sizes';

describe('a printed size', () => {
  it.each([
    ['250 g', 250, null],
    ['250g', 250, null],
    ['12 oz', 340, null],
    ['12 oz (340 g)', 340, null],
    ['1 lb', 454, 100],
    ['2.5 lbs', 1134, 250],
    ['5 LB', 2268, 500],
    ['1 kg', 1000, null],
    ['2,5 kg', 2500, null],
    ['60 kg bag', 60_000, null],
  ])('%s is %i g', (label, net, poundsX100) => {
    expect(readPrintedSize(label)).toMatchObject({ net, poundsX100 });
  });

  it.each(['', '250', 'one bag', '6 × 70 g', '1,250 kg', '0 g', '3000 kg', 'g', '12 cups'])(
    '%s is not guessed at',
    (label) => {
      expect(readPrintedSize(label)).toBeNull();
    },
  );
});

describe('the packed weight', () => {
  it('lies between those of the next smaller and the next larger size', () => {
    expect(packedWeight('roasted', grams(500))).toBe(538);
    expect(packedWeight('roasted', grams(2268))).toBe(2386);
    expect(packedWeight('green', grams(1000))).toBe(1060);
    expect(packedWeight('green', grams(90_000))).toBe(91_000);
  });

  it('is always more than what is in it', () => {
    for (const form of ['green', 'roasted', 'chocolate', 'set'] as const)
      for (const net of [1, 50, 100, 20_000, 31_000])
        expect(packedWeight(form, grams(net))).toBeGreaterThan(net);
  });
});

it('proposes for every size of the catalogue what the catalogue has', () => {
  const known = [
    ...catalogue.coffees
      .flatMap((coffee) => coffee.lots)
      .flatMap((lot) => variantsOfLot(lot).map((size) => ({ size, lotCode: lot.lotCode }))),
    ...catalogue.cacao.map((item) => ({ size: variantOfCacao(item), lotCode: item.lotCode })),
  ];
  expect(known.length).toBeGreaterThan(100);
  for (const { size, lotCode } of known) {
    const { sku, net, gross, poundsX100 = null, freight = false } = size;
    expect(proposedSize({ lotCode, form: size.form, sizeLabel: size.sizeLabel }, [])).toEqual({
      sku,
      net,
      gross,
      poundsX100,
      freight,
    });
  }
});

it('proposes a SKU that no other size has, and none before there is a weight', () => {
  const bag = { lotCode: 'PE-TABA-2026-01', form: 'roasted', sizeLabel: '250 g' } as const;
  expect(proposedSize(bag, []).sku).toBe('PE-TABA-2026-R-250G');
  expect(proposedSize(bag, ['pe-taba-2026-r-250g', 'PE-TABA-2026-R-250G-2']).sku).toBe(
    'PE-TABA-2026-R-250G-3',
  );
  expect(proposedSize({ ...bag, lotCode: 'PE-TABA-2026-02' }, []).sku).toBe('PE-TABA-2026-02-R-250G');
  expect(proposedSize({ ...bag, sizeLabel: 'a tin' }, []).sku).toBe('');
  expect(proposedSize({ ...bag, sizeLabel: 'a tin', typedNet: grams(300) }, [])).toEqual({
    sku: 'PE-TABA-2026-R-300G',
    net: 300,
    gross: 328,
    poundsX100: null,
    freight: false,
  });
  expect([skuStem('PE-TABA-2026-01'), freeCode('A', ['B'])]).toEqual(['PE-TABA-2026', 'A']);
});
