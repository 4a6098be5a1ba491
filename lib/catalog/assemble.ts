import type { certifications, cuppings, factSources, greenAnalyses, variants } from '@/db/schema';
import { list, partialDate } from '@/lib/kernel/format';
import { type Minor, type UnitPriceBase, unitPrice, type VariantId } from '@/lib/kernel/units';
import { factLabel, factRank, inPrintOrder } from './facts';
import { saving, unitBaseFor } from './rules';
import {
  type CertificationBadge,
  CVA_AXES,
  type Fact,
  type FactSource,
  type Intensities,
  type LotView,
  type VariantOption,
} from './types';

/**
 * Sizes as a customer compares them: with unit price, and what each saves against the smallest of its form.
 * @param free grams that their lot can still promise
 */
export function optionsOf(
  rows: readonly (typeof variants.$inferSelect)[],
  base: UnitPriceBase,
  was: ReadonlyMap<VariantId, Minor>,
  free: number,
): VariantOption[] {
  return rows.map((v) => {
    const before = was.get(v.id);
    const smallest =
      rows.filter((o) => o.form === v.form && !o.freight).sort((a, b) => a.net - b.net)[0] ?? v;
    const unitBase = unitBaseFor(v.form, base);
    return {
      id: v.id,
      sku: v.sku,
      form: v.form,
      sizeLabel: v.sizeLabel,
      net: v.net,
      price: v.price,
      ...(before !== undefined && { was: before }),
      currency: v.currency,
      unitPrice: unitPrice(v.price, v.net, unitBase, v.poundsX100 === null ? undefined : v.poundsX100 / 100),
      unitBase,
      saving: saving(v, smallest),
      freight: v.freight,
      ...(free < v.draw && { gone: true }),
    };
  });
}

/** The seven intensities, or null unless all were scored: a rose with a missing petal would lie. */
export function intensitiesOf(cup: typeof cuppings.$inferSelect): Intensities | null {
  const found: Partial<Intensities> = {};
  for (const axis of CVA_AXES) {
    const value = cup[axis];
    if (value === null) return null;
    found[axis] = value;
  }
  return found as Intensities;
}

export const certificationBadge = (c: typeof certifications.$inferSelect): CertificationBadge => ({
  scheme: c.scheme,
  holder: c.holder,
  certificateNo: c.certificateNo,
  certifier: c.certifier,
  validTo: c.validTo,
  coversThisSku: c.coversThisSku,
});

export const greenView = (g: typeof greenAnalyses.$inferSelect): NonNullable<LotView['green']> => ({
  moisturePct: g.moisturePct,
  waterActivity: g.waterActivity,
  density: g.density,
  defectsCat1: g.defectsCat1,
  defectsCat2: g.defectsCat2,
  quakers: g.quakers,
  color: g.color,
  analysedOn: g.analysedOn,
});

/** What the record itself says of a field, in words; empty when the field is no column of it or was left open. */
function ownValue(own: unknown): string {
  if (Array.isArray(own)) return list(own.map(String));
  if (typeof own === 'string') return /^\d{4}-\d{2}(-\d{2})?$/.test(own) ? partialDate(own) : own;
  return typeof own === 'number' ? String(own) : '';
}

/**
 * Sources grouped by field: several for one field show that sources disagree. The value printed is the record's own,
 * else that of a verified source, else the first given.
 */
export function factsOf(
  row: Record<string, unknown>,
  sources: readonly (typeof factSources.$inferSelect)[],
): Fact[] {
  const byField = new Map<string, FactSource[]>();
  for (const { field, value, source, url, asOf, status } of sources) {
    byField.set(field, [...(byField.get(field) ?? []), { value, source, url, asOf, status }]);
  }
  return [...byField]
    .sort(([a], [b]) => factRank(a) - factRank(b))
    .map(([key, said]) => {
      const found = inPrintOrder(said);
      return {
        key,
        label: factLabel(key),
        value: ownValue(row[key]) || (found[0]?.value ?? ''),
        sources: found,
      };
    });
}
