import 'server-only';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { certifications, cuppings, greenAnalyses, type lots, priceDisclosures, variants } from '@/db/schema';
import type { LotId, Minor, UnitPriceBase } from '@/lib/kernel/units';
import { certificationBadge, factsOf, greenView, intensitiesOf, optionsOf } from './assemble';
import { inForce } from './certificates';
import { sourcesOf, wasPrices } from './queries';
import { freshness, screenText } from './rules';
import { listLacks, standingOf } from './standing';
import type { LotView } from './types';

/** Lots as their page prints them, in the order given. */
export async function lotViews(
  db: Db | Tx,
  rows: readonly (typeof lots.$inferSelect)[],
  unitBase: UnitPriceBase,
  today: string,
): Promise<LotView[]> {
  const ids = rows.map((l) => l.id);
  if (ids.length === 0) return [];
  const [own, was, cups, greens, certs, paid, sources, lacks] = await Promise.all([
    db
      .select()
      .from(variants)
      .where(and(inArray(variants.lotId, ids), eq(variants.active, true)))
      .orderBy(asc(variants.position), asc(variants.net)),
    wasPrices(db),
    db.select().from(cuppings).where(inArray(cuppings.lotId, ids)).orderBy(desc(cuppings.createdAt)),
    db.select().from(greenAnalyses).where(inArray(greenAnalyses.lotId, ids)),
    db.select().from(certifications).where(inArray(certifications.lotId, ids)),
    db
      .select()
      .from(priceDisclosures)
      .where(and(inArray(priceDisclosures.lotId, ids), eq(priceDisclosures.consentGiven, true))),
    sourcesOf(db, 'lot', ids),
    listLacks(db, ids),
  ]);
  return rows.map((lot) => {
    const mine = <T extends { lotId: LotId | null }>(all: T[]) => all.filter((x) => x.lotId === lot.id);
    const options = mine(own);
    const cup = mine(cups)[0];
    const green = mine(greens)[0];
    return {
      id: lot.id,
      lotCode: lot.lotCode,
      cropYear: lot.cropYear,
      availability: standingOf(lot, options, lacks.get(lot.id) ?? []),
      lacks: lacks.get(lot.id) ?? [],
      freshness: freshness(lot.arrivedOn, today),
      arrivedOn: lot.arrivedOn,
      process: lot.process,
      processModifiers: lot.processModifiers,
      decafMethod: lot.decafMethod,
      varieties: lot.varieties,
      altitudeMin: lot.altitudeMin,
      altitudeMax: lot.altitudeMax,
      harvestMonths: lot.harvestMonths,
      species: lot.species,
      fermentationHours: lot.fermentationHours,
      dryingDays: lot.dryingDays,
      drying: lot.drying,
      harvestEnd: lot.harvestEnd,
      shippedOn: lot.shippedOn,
      packaging: lot.packaging,
      icoMark: lot.icoMark,
      bagsImported: lot.bagsImported,
      grade: lot.grade,
      screen: screenText(lot.screenMin, lot.screenMax),
      notes: lot.flavourNotes,
      agtronGround: lot.agtronGround,
      roastNotes: lot.roastNotes,
      roastLossBp: lot.roastLossBp,
      exportBagKg: lot.exportBagKg,
      green: green ? greenView(green) : null,
      cupping: cup
        ? {
            method: cup.method,
            cupper: cup.cupper,
            cuppedOn: cup.cuppedOn,
            score: cup.score,
            demo: cup.scoreStatus === 'demo',
            intensities: intensitiesOf(cup),
          }
        : null,
      certifications: inForce(mine(certs), today).map(certificationBadge),
      paid: mine(paid).map((p) => ({
        level: p.level,
        amount: p.amount as Minor,
        currency: p.currency,
        per: p.per,
        formOfCoffee: p.formOfCoffee,
        year: p.year,
        source: p.source,
      })),
      variants: optionsOf(options, unitBase, was, lot.onHand - lot.reserved),
      provenance: lot.provenance,
      facts: factsOf(
        lot,
        sources.filter((s) => s.subjectId === lot.id),
      ),
    };
  });
}
