import 'server-only';
import { desc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '@/db/client';
import { type BulkRow, bulkEdits, coffees, lots, staff, variants } from '@/db/schema';
import type { CoffeeId, LotId, VariantId } from '@/lib/kernel/units';
import type { BulkEdit } from './types';

/** The newest bulk edits, at most twenty, with the records that were changed since. */
export async function listBulkEdits(db: Db): Promise<BulkEdit[]> {
  const undoer = alias(staff, 'undoer');
  const edits = await db
    .select({ edit: bulkEdits, by: staff.name, undoneBy: undoer.name })
    .from(bulkEdits)
    .innerJoin(staff, eq(staff.id, bulkEdits.createdBy))
    .leftJoin(undoer, eq(undoer.id, bulkEdits.undoneBy))
    .orderBy(desc(bulkEdits.createdAt), desc(bulkEdits.id))
    .limit(20);
  const versions = await versionsOf(
    db,
    edits.flatMap(({ edit }) => (edit.undoneAt ? [] : edit.rows)),
  );
  return edits.map(({ edit, by, undoneBy }) => ({
    id: edit.id,
    summary: edit.summary,
    by,
    at: edit.createdAt.toISOString(),
    records: edit.rows.length,
    undoneAt: edit.undoneAt?.toISOString() ?? null,
    undoneBy,
    changedSince: edit.undoneAt
      ? []
      : edit.rows.filter((row) => versions.get(row.id) !== row.version).map((row) => row.label),
  }));
}

async function versionsOf(db: Db, rows: readonly BulkRow[]): Promise<Map<string, number>> {
  const ids = <T extends string>(subject: string) =>
    rows.filter((row) => row.subject === subject).map((row) => row.id as T);
  const read = await Promise.all([
    db
      .select({ id: coffees.id, version: coffees.version })
      .from(coffees)
      .where(inArray(coffees.id, ids<CoffeeId>('coffee'))),
    db
      .select({ id: lots.id, version: lots.version })
      .from(lots)
      .where(inArray(lots.id, ids<LotId>('lot'))),
    db
      .select({ id: variants.id, version: variants.version })
      .from(variants)
      .where(inArray(variants.id, ids<VariantId>('variant'))),
  ]);
  return new Map(read.flat().map(({ id, version }) => [id, version]));
}
