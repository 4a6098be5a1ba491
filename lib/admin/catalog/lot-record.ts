import 'server-only';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { certifications, cuppings, greenAnalyses, lots, priceDisclosures, variants } from '@/db/schema';
import { newId } from '@/lib/kernel/ids';
import type { LotId, Metres } from '@/lib/kernel/units';
import type { RecordKind, RowLock, Stored } from '../editing';
import { partsOf, readFactsOf, withIds, writeFacts } from './children';
import type { LotValues } from './lot-input';
import { drawOf } from './rules';

export const lotRecord: RecordKind<LotValues> = {
  subject: 'lot',
  label: (values) => values.lotCode,

  read: async (tx, id, lock) => (await readLots(tx, [id], lock)).get(id) ?? null,
  readAll: readLots,

  async write(tx, id, fields, version) {
    const lotId = id as LotId;
    const { cuppings: cups, green, certifications: certs, disclosures, facts, ...own } = fields;
    const { altitudeMin, altitudeMax, ...rest } = own;
    await tx
      .update(lots)
      .set({
        ...rest,
        ...('altitudeMin' in own && { altitudeMin: altitudeMin as Metres | null }),
        ...('altitudeMax' in own && { altitudeMax: altitudeMax as Metres | null }),
        version,
      })
      .where(eq(lots.id, lotId));
    if (fields.roastLossBp !== undefined) await redraw(tx, lotId, fields.roastLossBp);
    if (cups) await writeCuppings(tx, lotId, cups);
    if (green !== undefined) await writeGreen(tx, lotId, green);
    if (certs) {
      await tx.delete(certifications).where(eq(certifications.lotId, lotId));
      if (certs.length > 0)
        await tx.insert(certifications).values(withIds('cer', certs).map((row) => ({ ...row, lotId })));
    }
    if (disclosures) {
      await tx.delete(priceDisclosures).where(eq(priceDisclosures.lotId, lotId));
      if (disclosures.length > 0)
        await tx
          .insert(priceDisclosures)
          .values(withIds('pds', disclosures).map((row) => ({ ...row, lotId })));
    }
    if (facts) await writeFacts(tx, 'lot', id, facts);
  },
};

async function readLots(
  tx: Tx,
  ids: readonly string[],
  lock: RowLock = 'no key update',
): Promise<Map<string, Stored<LotValues>>> {
  const lotIds = ids as LotId[];
  const found = tx.select().from(lots).where(inArray(lots.id, lotIds)).orderBy(asc(lots.id));
  const rows = await (lock === 'none' ? found : found.for(lock));
  const cups = partsOf(await readCuppings(tx, lotIds), 'lotId');
  const green = partsOf(
    (await tx.select().from(greenAnalyses).where(inArray(greenAnalyses.lotId, lotIds))).map(
      ({ id: _, ...analysis }) => analysis,
    ),
    'lotId',
  );
  const certs = partsOf(await readCertifications(tx, lotIds), 'lotId');
  const disclosures = partsOf(await readDisclosures(tx, lotIds), 'lotId');
  const facts = await readFactsOf(tx, 'lot', ids);
  return new Map(
    rows.map(({ id, coffeeId, onHand, reserved, version, createdAt, updatedAt, ...own }) => [
      id,
      {
        version,
        values: {
          ...own,
          cuppings: cups(id),
          green: green(id)[0] ?? null,
          certifications: certs(id),
          disclosures: disclosures(id),
          facts: facts(id),
        },
      },
    ]),
  );
}

/** Newest first: the first one is what the product page prints. */
async function readCuppings(tx: Tx, lotIds: LotId[]) {
  const rows = await tx
    .select()
    .from(cuppings)
    .where(inArray(cuppings.lotId, lotIds))
    .orderBy(desc(cuppings.createdAt), desc(cuppings.id));
  return rows.map(({ createdAt, ...row }) => row);
}

async function writeCuppings(tx: Tx, lotId: LotId, rows: LotValues['cuppings']): Promise<void> {
  await tx.delete(cuppings).where(eq(cuppings.lotId, lotId));
  if (rows.length === 0) return;
  // Their order is kept by their times, a second apart.
  const now = Date.now();
  await tx
    .insert(cuppings)
    .values(withIds('cup', rows).map((row, at) => ({ ...row, lotId, createdAt: new Date(now - at * 1000) })));
}

async function writeGreen(tx: Tx, lotId: LotId, green: LotValues['green']): Promise<void> {
  if (!green || Object.values(green).every((value) => value === null)) {
    await tx.delete(greenAnalyses).where(eq(greenAnalyses.lotId, lotId));
    return;
  }
  await tx
    .insert(greenAnalyses)
    .values({ ...green, id: newId<string>('grn'), lotId })
    .onConflictDoUpdate({ target: greenAnalyses.lotId, set: green });
}

async function readCertifications(tx: Tx, lotIds: LotId[]) {
  return tx
    .select({
      lotId: certifications.lotId,
      id: certifications.id,
      scheme: certifications.scheme,
      holder: certifications.holder,
      certificateNo: certifications.certificateNo,
      certifier: certifications.certifier,
      validFrom: certifications.validFrom,
      validTo: certifications.validTo,
      coversThisSku: certifications.coversThisSku,
    })
    .from(certifications)
    .where(inArray(certifications.lotId, lotIds))
    .orderBy(asc(certifications.id));
}

async function readDisclosures(tx: Tx, lotIds: LotId[]) {
  const rows = await tx
    .select()
    .from(priceDisclosures)
    .where(inArray(priceDisclosures.lotId, lotIds))
    .orderBy(asc(priceDisclosures.id));
  return rows.map(({ per, ...row }) => ({ ...row, per: per === 'kg' ? ('kg' as const) : ('lb' as const) }));
}

/**
 * A roast that loses more takes more green for the same bag. The sizes are locked and read in one: what another editor
 * has just made of them counts, and whoever edits one afterwards finds the new loss. New ones wait for the lot's row.
 */
async function redraw(tx: Tx, lotId: LotId, roastLossBp: number): Promise<void> {
  const sizes = await tx
    .select()
    .from(variants)
    .where(eq(variants.lotId, lotId))
    .orderBy(asc(variants.id))
    .for('no key update');
  for (const size of sizes) {
    const draw = drawOf(size.form, size.net, roastLossBp);
    if (draw !== size.draw) await tx.update(variants).set({ draw }).where(eq(variants.id, size.id));
  }
}
