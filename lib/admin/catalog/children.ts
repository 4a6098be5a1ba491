import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { factSources } from '@/db/schema';
import { newId } from '@/lib/kernel/ids';
import type { FactRow } from './lot-input';

type FactSubject = (typeof factSources.subject.enumValues)[number];

/** Rows of a form with an id each: theirs, or a new one for a row that was just added. */
export const withIds = <T extends { id?: string | undefined }>(prefix: string, rows: readonly T[]) =>
  rows.map((row) => ({ ...row, id: row.id ?? newId<string>(prefix) }));

/** Who says so, in the order in which the rows were added. */
export async function readFacts(tx: Tx, subject: FactSubject, id: string): Promise<FactRow[]> {
  return tx
    .select({
      id: factSources.id,
      field: factSources.field,
      value: factSources.value,
      source: factSources.source,
      url: factSources.url,
      asOf: factSources.asOf,
      status: factSources.status,
    })
    .from(factSources)
    .where(and(eq(factSources.subject, subject), eq(factSources.subjectId, id)))
    .orderBy(asc(factSources.id));
}

export async function writeFacts(
  tx: Tx,
  subject: FactSubject,
  id: string,
  rows: readonly FactRow[],
): Promise<void> {
  await tx.delete(factSources).where(and(eq(factSources.subject, subject), eq(factSources.subjectId, id)));
  if (rows.length > 0)
    await tx
      .insert(factSources)
      .values(withIds('fct', rows).map((row) => ({ ...row, subject, subjectId: id })));
}
