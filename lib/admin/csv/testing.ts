import { eq } from 'drizzle-orm';
import { beforeAll } from 'vitest';
import { coffees, staff, variants } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { getRun, listReport } from './queries';
import { applyRun, checkRun } from './service';
import { stageFile } from './stage';

export const ADA = { id: 'stf_ada', name: 'Ada' };
export const bytes = (text: string) => new TextEncoder().encode(text);

export async function* inPieces(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const all = bytes(text);
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** A database with the demo's catalogue for a test file's own, and what one does with files in it. */
export function useImports() {
  const database = useTestDatabase();
  beforeAll(async () => {
    await database.db.transaction(seedInto);
    await database.db
      .insert(staff)
      .values({ ...ADA, email: 'ada@example.com', role: 'owner', emailVerified: true });
    // What a spreadsheet is likely to spoil.
    const [coffee] = await database.db.select().from(coffees).limit(1);
    await database.db
      .update(coffees)
      .set({
        summary: '=HYPERLINK("http://elsewhere.test")',
        description: 'Jaén, "the green city";=HYPERLINK("x")\nsecond line, +49\n\n-third; \'@fourth',
        locality: '@home',
        ingredients: "'+1",
        allergens: ['soya | milk', '-nuts', 'back\\slash'],
      })
      .where(eq(coffees.id, coffee?.id ?? ('' as never)));
  });

  /** Uploads a file and checks it. */
  async function stage(text: string, expected: 'catalogue' | 'count' = 'catalogue') {
    const id = await stageFile(database.db, ADA, { name: 'file.csv', body: inPieces(text) }, expected);
    await checkRun(database.db, id);
    return id;
  }
  async function runOf(id: string) {
    const run = await getRun(database.db, id);
    if (!run) throw new Error('no run');
    return run;
  }
  /** Imports what the last check says, as somebody who looked at it does. */
  const apply = async (id: string) => applyRun(database.db, ADA, id, (await runOf(id)).check);
  const reportOf = async (id: string) => (await listReport(database.db, id, { page: 1 })).rows;
  async function aSize() {
    const [size] = await database.db.select().from(variants).orderBy(variants.sku).limit(1);
    if (!size) throw new Error('no size');
    return size;
  }
  return { database, stage, runOf, apply, reportOf, aSize };
}
