import { GRAMS_PER_POUND, type Grams, grams } from '@/lib/kernel/units';
import { PARCEL_LIMIT } from '@/lib/shipping/rules';
import type { VariantValues } from './input';

type Form = VariantValues['form'];
/** What a printed size says. `poundsX100` only where the pack is sold by the pound. */
export type PrintedSize = {
  net: Grams;
  poundsX100: number | null;
  /** As the SKU ends: 250G, 5LB. */
  code: string;
};

const GRAMS_IN = { g: 1, kg: 1000, oz: GRAMS_PER_POUND / 16, lb: GRAMS_PER_POUND } as const;
const UNIT: Record<string, keyof typeof GRAMS_IN> = {
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  oz: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
};
/** A tonne: more than any bag, so more is a slip of the unit. */
const MOST_G = 1_000_000;

/**
 * "250 g", "1 lb", "12 oz", "2,5 kg", "60 kg bag": the weight a label starts with. Null for anything that would have to
 * be guessed, such as "1,250 kg" or "6 × 70 g".
 */
export function readPrintedSize(label: string): PrintedSize | null {
  const [, number = '', word = ''] = /^\s*(\d+(?:[.,]\d{1,2})?)\s*([a-z]+)\b/i.exec(label) ?? [];
  const unit = UNIT[word.toLowerCase()];
  if (!unit) return null;
  const amount = Number(number.replace(',', '.'));
  const net = Math.round(amount * GRAMS_IN[unit]);
  if (net < 1 || net > MOST_G) return null;
  return {
    net: grams(net),
    poundsX100: unit === 'lb' ? Math.round(amount * 100) : null,
    code: `${amount}${unit.toUpperCase()}`,
  };
}

/**
 * What bag, label and its part of the carton weigh at some net weights, as the catalogue's own sizes have it; between and
 * beyond them along the line. A jute bag with its liner weighs a kilogram whatever is in it.
 */
const TARE: Record<'green' | 'roasted', readonly [netG: number, tareG: number][]> = {
  roasted: [
    [250, 25],
    [340, 30],
    [1000, 60],
  ],
  green: [
    [454, 46],
    [2268, 92],
    [9072, 278],
    [30_000, 1000],
    [70_000, 1000],
  ],
};

/** Net weight plus the usual packing of that form, in whole grams rounded up. A bar or a box: 15 %, with its carton. */
export function packedWeight(form: Form, net: Grams): Grams {
  if (form === 'chocolate' || form === 'set') return grams(Math.ceil((net * 115) / 100));
  const points = TARE[form];
  const above = points.findIndex(([at]) => net <= at);
  const at = above === -1 ? points.length - 1 : Math.max(1, above);
  const [[x0, y0], [x1, y1]] = [points[at - 1], points[at]] as [[number, number], [number, number]];
  return grams(net + Math.ceil(y0 + ((net - x0) * (y1 - y0)) / (x1 - x0)));
}

/** From here on green coffee leaves in its export bag, which no parcel carries. */
const EXPORT_BAG_G = 30_000;
const FORM_LETTER: Record<Form, string> = { green: 'G', roasted: 'R', chocolate: 'C', set: 'S' };

/** The wanted code, or the same with the first number behind it that is not taken. */
export function freeCode(wanted: string, taken: readonly string[]): string {
  const has = new Set(taken.map((code) => code.toUpperCase()));
  for (let n = 1; ; n++) {
    const code = n === 1 ? wanted : `${wanted}-${n}`;
    if (!has.has(code.toUpperCase())) return code;
  }
}

/** What the SKUs of a lot begin with: "PE-APRO-2026" for the first lot of a year, the whole code for a later one. */
export const skuStem = (lotCode: string): string => lotCode.replace(/-01$/, '');

export type ProposedSize = Pick<VariantValues, 'sku' | 'poundsX100' | 'freight'> & {
  net: Grams | null;
  gross: Grams | null;
};

/**
 * Everything about a size that follows from its lot, its form and what is printed on it. Weights are null and the SKU is
 * empty while there is no weight to go by.
 * @param typedNet grams that a person typed; they win over the printed size
 * @param taken SKUs of the shop that begin like this lot's
 */
export function proposedSize(
  {
    lotCode,
    form,
    sizeLabel,
    typedNet = null,
  }: { lotCode: string; form: Form; sizeLabel: string; typedNet?: Grams | null },
  taken: readonly string[],
): ProposedSize {
  const read = readPrintedSize(sizeLabel);
  const net = typedNet ?? read?.net;
  if (!net) return { sku: '', net: null, gross: null, poundsX100: null, freight: false };
  const isExportBag = form === 'green' && net >= EXPORT_BAG_G;
  const code = isExportBag ? 'BAG' : (read?.code ?? `${net}G`);
  const gross = packedWeight(form, net);
  return {
    sku: freeCode(`${skuStem(lotCode)}-${FORM_LETTER[form]}-${code}`, taken),
    net,
    gross,
    poundsX100: read?.poundsX100 ?? null,
    freight: isExportBag || gross > PARCEL_LIMIT,
  };
}

/** Sizes that most shops sell, as buttons above the field. */
export const COMMON_SIZES: Record<Form, readonly string[]> = {
  roasted: ['250 g', '12 oz', '1 kg', '5 lb'],
  green: ['1 lb', '5 lb', '20 lb', '60 kg bag'],
  chocolate: ['70 g', '200 g', '250 g'],
  set: ['320 g', '500 g'],
};
