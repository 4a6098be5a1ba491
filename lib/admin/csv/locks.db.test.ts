import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { importRows, importRuns, lots, staff, variants } from '@/db/schema';
import { useTestDatabase, waitsForLock } from '@/db/testing';
import { addLot } from '@/lib/orders/testing';
import { lockTargets } from './records';

const database = useTestDatabase();

it('an import of sizes holds the lots of new ones and the sizes that change, and no others', async () => {
  const { db } = database;
  const [ofNew, ofOld] = [await addLot(db, 1000), await addLot(db, 1000)];
  const codeOf = async (id: typeof ofNew.lotId) =>
    (await db.query.lots.findFirst({ where: eq(lots.id, id) }))?.lotCode ?? '';
  await db.insert(staff).values({ id: 'stf_1', name: 'Ana', email: 'ana@example.com', role: 'editor' });
  await db.insert(importRuns).values({
    id: 'imp_1',
    kind: 'variant',
    fileName: 'sizes.csv',
    delimiter: ',',
    columns: [
      { name: 'sku', field: 'sku' },
      { name: 'lot_code', field: 'parent' },
    ],
    state: 'applying',
    createdBy: 'stf_1',
  });
  const sku = ofOld.pound.toUpperCase();
  await db.insert(importRows).values([
    {
      runId: 'imp_1',
      row: 2,
      key: 'NEW',
      cells: ['NEW', ` ${await codeOf(ofNew.lotId)} `],
      outcome: 'create',
    },
    { runId: 'imp_1', row: 3, key: sku, cells: [sku, await codeOf(ofOld.lotId)], outcome: 'change' },
  ]);
  const works: Promise<unknown>[] = [];
  await db.transaction(async (tx) => {
    await lockTargets(tx, 'variant', 'imp_1');
    const waits = async (work: Promise<unknown>) => {
      works.push(work);
      return waitsForLock(db, work);
    };
    const lot = (id: typeof ofNew.lotId) =>
      db.update(lots).set({ roastLossBp: 2000 }).where(eq(lots.id, id)).execute();
    const size = (id: typeof ofNew.pound) =>
      db.update(variants).set({ position: 7 }).where(eq(variants.id, id)).execute();
    expect(await waits(lot(ofOld.lotId))).toBe(false);
    expect(await waits(size(ofOld.roasted))).toBe(false);
    expect(await waits(size(ofOld.pound))).toBe(true);
  });
  await Promise.all(works);
  await db.transaction(async (tx) => {
    await lockTargets(tx, 'variant', 'imp_1');
    const held = db.update(lots).set({ roastLossBp: 2000 }).where(eq(lots.id, ofNew.lotId)).execute();
    works.push(held);
    expect(await waitsForLock(db, held)).toBe(true);
  });
  await Promise.all(works);
});
