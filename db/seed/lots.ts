import { eq, sql } from 'drizzle-orm';
import { newId } from '@/lib/kernel/ids';
import { type CoffeeId, type Grams, grams, type LotId, metres, type VariantId } from '@/lib/kernel/units';
import type { Tx } from '../client';
import {
  certifications,
  cuppings,
  greenAnalyses,
  lots as lotTable,
  priceDisclosures,
  stockLedger,
  variants as variantTable,
} from '../schema';
import { type CatalogueCacao, type CatalogueCoffee, type CatalogueLot, catalogue } from './catalogue';
import { proseOf } from './coffees';
import { ALL_DEMO, factsOfLot, insertFacts } from './facts';
import { type IdsBy, producerSlug } from './origins';
import { ROAST_LOSS_BP, type VariantSeed, variantOfCacao, variantsOfLot } from './variants';

type CuppingRow = typeof cuppings.$inferInsert;

/** Sold out is no stage: it follows from the grams. */
const STAGE = {
  'in-stock': 'landed',
  'sold-out': 'landed',
  afloat: 'afloat',
  archived: 'archived',
} as const;

/** Every lot with its stock, sizes, cup, analysis, certificates, prices paid and sources. */
export async function insertLots(tx: Tx, coffeeIds: IdsBy<CoffeeId>): Promise<void> {
  for (const coffee of catalogue.coffees) {
    for (const lot of coffee.lots) await insertLot(tx, coffeeIds.get(coffee.slug), coffee, lot);
  }
  for (const item of catalogue.cacao) await insertCacaoLot(tx, coffeeIds.get(item.slug), item);
}

async function insertLot(tx: Tx, coffeeId: CoffeeId, coffee: CatalogueCoffee, lot: CatalogueLot) {
  const id = newId<LotId>('lot');
  await tx.insert(lotTable).values({
    id,
    coffeeId,
    lotCode: lot.lotCode,
    varieties: lot.varieties,
    process: lot.process,
    decafMethod: lot.decafMethod,
    drying: lot.drying,
    altitudeMin: metres(lot.altMin),
    altitudeMax: metres(lot.altMax),
    harvestMonths: lot.harvestMonths,
    cropYear: lot.cropYear,
    arrivedOn: lot.arrivedOn,
    grade: lot.grade,
    screenMin: lot.screenMin,
    screenMax: lot.screenMax,
    flavourNotes: lot.flavourNotes,
    agtronGround: lot.agtronGround,
    roastNotes: lot.forms.includes('green') ? proseOf(coffee.slug).roastNotes : undefined,
    exportBagKg: lot.exportBagKg,
    roastLossBp: ROAST_LOSS_BP,
    stage: STAGE[lot.status],
    provenance: lot.provenance,
  });
  await receiveOpeningStock(tx, id, grams(lot.onHandG));
  if (lot.status === 'sold-out') await sellOut(tx, id, grams((lot.exportBagKg ?? 60) * 1000));
  await insertVariants(tx, id, variantsOfLot(lot));
  await insertQuality(tx, id, lot);

  // A certificate of one component says nothing about the whole blend, and a badge cannot say which part it means.
  const whole = lot.certifications.filter(({ scope }) => scope !== 'component');
  if (whole.length > 0) {
    await tx
      .insert(certifications)
      .values(whole.map(({ scheme, holder }) => ({ id: newId('crt'), lotId: id, scheme, holder })));
  }
  if (lot.fobCentsPerLb) {
    await tx.insert(priceDisclosures).values({
      id: newId('dsc'),
      lotId: id,
      level: 'fob',
      amount: lot.fobCentsPerLb,
      currency: catalogue.currency,
      per: 'lb',
      formOfCoffee: 'green',
      year: yearOf(lot.lotCode),
      source: 'demo',
      // Nobody was asked, so nothing is shown (coffee.md 2.7).
      consentGiven: false,
    });
  }
  const facts = factsOfLot(lot, coffee.producer && producerSlug(coffee.producer.name));
  await insertFacts(
    tx,
    facts.map((fact) => ({ subject: 'lot', subjectId: id, ...fact })),
  );
}

async function insertQuality(tx: Tx, lotId: LotId, { cva, moisturePct, densityGL }: CatalogueLot) {
  if (cva) {
    const { fragrance, aroma, flavor, aftertaste, acidity, sweetness, mouthfeel, overall } = cva.affective;
    const cupping: CuppingRow = {
      id: newId('cup'),
      lotId,
      method: 'CVA',
      ...cva.descriptive,
      affective: [fragrance, aroma, flavor, aftertaste, acidity, sweetness, mouthfeel, overall],
      nonUniformCups: cva.u,
      defectiveCups: cva.d,
      score: cva.score,
      scoreStatus: cva.scoreStatus,
    };
    await tx.insert(cuppings).values(cupping);
  }
  if (moisturePct || densityGL) {
    await tx.insert(greenAnalyses).values({ id: newId('grn'), lotId, moisturePct, density: densityGL });
  }
}

/** Finished goods, counted in grams: a lot says nothing of growing or of the cup. */
async function insertCacaoLot(tx: Tx, coffeeId: CoffeeId, item: CatalogueCacao) {
  const id = newId<LotId>('lot');
  await tx.insert(lotTable).values({
    id,
    coffeeId,
    lotCode: item.lotCode,
    cropYear: String(yearOf(item.lotCode)),
    // A set holds roasted coffee that was weighed when it was packed.
    roastLossBp: 0,
    stage: 'landed',
    provenance: item.provenance,
  });
  await receiveOpeningStock(tx, id, grams(item.onHandG));
  await insertVariants(tx, id, [variantOfCacao(item)]);
  await insertFacts(tx, [{ subject: 'lot', subjectId: id, ...ALL_DEMO }]);
}

/** A movement writes its row and the lot's cached sum, always both and in one transaction. */
async function receiveOpeningStock(tx: Tx, lotId: LotId, received: Grams): Promise<void> {
  if (received === 0) return;
  await tx.insert(stockLedger).values({
    lotId,
    kind: 'receive',
    onHandChange: received,
    reservedChange: grams(0),
    reason: 'Opening stock (demo)',
    actor: 'seed',
  });
  await tx
    .update(lotTable)
    .set({ onHand: sql`${lotTable.onHand} + ${received}` })
    .where(eq(lotTable.id, lotId));
}

/** Sold out is what was there once; a lot that never had stock is not for sale yet. */
async function sellOut(tx: Tx, lotId: LotId, had: Grams): Promise<void> {
  const move = { lotId, reservedChange: grams(0), actor: 'seed' };
  await tx.insert(stockLedger).values([
    { ...move, kind: 'receive', onHandChange: had, reason: 'Opening stock (demo)' },
    { ...move, kind: 'adjust', onHandChange: -had as Grams, reason: 'Sold before this shop opened (demo)' },
  ]);
}

async function insertVariants(tx: Tx, lotId: LotId, packs: VariantSeed[]): Promise<void> {
  if (packs.length === 0) return;
  await tx
    .insert(variantTable)
    .values(packs.map((pack) => ({ id: newId<VariantId>('var'), lotId, ...pack })));
}

/** The year of the purchase: `KE-NYER-2026-01` may well be crop 2025/26. */
function yearOf(lotCode: string): number {
  const year = /-(\d{4})-\d{2}$/.exec(lotCode)?.[1];
  if (!year) throw new Error(`no year in the lot code ${lotCode}`);
  return Number(year);
}
