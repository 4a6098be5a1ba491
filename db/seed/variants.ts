import { type Grams, grams, greenForRoasted, type Minor, minor } from '@/lib/kernel/units';
import type { variants } from '../schema';
import { type CatalogueCacao, type CatalogueLot, catalogue } from './catalogue';

/** All but the two ids. */
export type VariantSeed = Omit<typeof variants.$inferInsert, 'id' | 'lotId'>;
type Pack = Omit<VariantSeed, 'position'>;

export const ROAST_LOSS_BP = catalogue.roastLossPct * 100;

type GreenSize = keyof typeof catalogue.priceBreaks;

// Whole per cent, so that no price passes through a fraction such as 0.87.
const percentOf = (size: GreenSize) => Math.round(catalogue.priceBreaks[size] * 100);

/** A green pack sold by the pound: `round(centsPerLb × lb × factor)`, half up (coffee.md 2.5). */
export function poundPackPrice(centsPerLb: number, pounds: number, size: GreenSize): Minor {
  return minor(Math.round((centsPerLb * pounds * percentOf(size)) / 100));
}

/** A full export bag, priced by the pounds in its kilograms. Whole numbers up to the one division. */
export function exportBagPrice(centsPerLb: number, bagKg: number): Minor {
  const hundredMillionths = centsPerLb * bagKg * 100_000_000 * percentOf('export bag');
  return minor(Math.round(hundredMillionths / (45_359_237 * 100)));
}

/**
 * The catalogue prices 250 g of roasted coffee only. The larger bags are invented from it: 12 oz at 1.30 times and
 * 1 kg at 3.6 times the price, up to the next half dollar.
 */
const ROASTED_SIZES = [
  { label: '250 g', sku: '250G', net: 250, gross: 275, percent: 100 },
  { label: '12 oz', sku: '12OZ', net: 340, gross: 370, percent: 130 },
  { label: '1 kg', sku: '1KG', net: 1000, gross: 1060, percent: 360 },
] as const;

function roastedPrice(cents250g: number, percent: number): Minor {
  if (percent === 100) return minor(cents250g);
  return minor(Math.ceil((cents250g * percent) / 100 / 50) * 50);
}

/** Bag, label and its part of the carton (demo). */
const GREEN_GROSS: Record<string, number> = { '1 lb': 500, '5 lb': 2360, '20 lb': 9350 };
/** The empty jute bag with its liner (demo). */
const EXPORT_BAG_TARE = 1000;

/** `PE-APRO-2026` for the first lot of a year, the whole code for a later one. */
const skuStem = (lotCode: string) => lotCode.replace(/-01$/, '');

const inOrder = (packs: Pack[]): VariantSeed[] => packs.map((pack, position) => ({ ...pack, position }));

/** Every size of a lot, green first, the smallest first. A lot without prices, such as an archived one, has none. */
export function variantsOfLot(lot: CatalogueLot): VariantSeed[] {
  return inOrder([...greenPacks(lot), ...roastedBags(lot)]);
}

function greenPacks(lot: CatalogueLot): Pack[] {
  const { greenCentsPerLb, exportBagKg } = lot;
  if (!lot.forms.includes('green') || !greenCentsPerLb) return [];
  return catalogue.greenSizes.flatMap(({ size, lb, netG }): Pack[] => {
    if (lb && netG) {
      return [
        {
          ...green(grams(netG)),
          sku: `${skuStem(lot.lotCode)}-G-${lb}LB`,
          sizeLabel: size,
          poundsX100: lb * 100,
          gross: grams(GREEN_GROSS[size] ?? netG),
          price: poundPackPrice(greenCentsPerLb, lb, size),
        },
      ];
    }
    if (!exportBagKg) return [];
    const net = grams(exportBagKg * 1000);
    return [
      {
        ...green(net),
        sku: `${skuStem(lot.lotCode)}-G-BAG`,
        sizeLabel: `${exportBagKg} kg bag`,
        gross: grams(net + EXPORT_BAG_TARE),
        price: exportBagPrice(greenCentsPerLb, exportBagKg),
        freight: true,
      },
    ];
  });
}

const green = (net: Grams) => ({ form: 'green' as const, net, draw: net });

function roastedBags(lot: CatalogueLot): Pack[] {
  const { roasted250gCents } = lot;
  if (!lot.forms.includes('roasted') || !roasted250gCents) return [];
  return ROASTED_SIZES.map(({ label, sku, net, gross, percent }) => ({
    form: 'roasted',
    sku: `${skuStem(lot.lotCode)}-R-${sku}`,
    sizeLabel: label,
    net: grams(net),
    gross: grams(gross),
    draw: greenForRoasted(grams(net), ROAST_LOSS_BP),
    price: roastedPrice(roasted250gCents, percent),
  }));
}

/** A bar, a bag or a box: one size, counted in grams of finished goods. Its carton adds 15 % (demo). */
export function variantOfCacao(item: CatalogueCacao): VariantSeed {
  const net = grams(item.netG);
  return {
    form: item.kind,
    sku: `${skuStem(item.lotCode)}-${item.kind === 'set' ? 'S' : 'C'}-${net}G`,
    sizeLabel: `${net} g`,
    net,
    gross: grams(Math.ceil((net * 115) / 100)),
    draw: net,
    price: minor(item.priceCents),
    position: 0,
  };
}
