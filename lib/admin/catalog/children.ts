import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { factSources } from '@/db/schema';
import { newId } from '@/lib/kernel/ids';
import type { FactRow } from './lot-input';

type FactSubject = (typeof factSources.subject.enumValues)[number];

/** Rows of a form with an id each: theirs, or a new one for a row that was just added. */
export const withIds = <T extends { id?: string | undefined }>(prefix: string, rows: readonly T[]) =>
  rows.map((row) => ({ ...row, id: row.id ?? newId<string>(prefix) }));

/** What belongs to each record, in the order in which it was read. */
export function partsOf<R extends object, K extends keyof R & string>(
  rows: readonly R[],
  by: K,
): (id: string) => Omit<R, K>[] {
  const of = Map.groupBy(rows, (row) => row[by] as unknown);
  return (id) => (of.get(id) ?? []).map(({ [by]: _, ...part }) => part);
}

/** Who says so, in the order in which the rows were added. */
export const readFacts = async (tx: Tx, subject: FactSubject, id: string): Promise<FactRow[]> =>
  (await readFactsOf(tx, subject, [id]))(id);

/** As `readFacts`, of each of these records. */
export async function readFactsOf(
  tx: Tx,
  subject: FactSubject,
  ids: readonly string[],
): Promise<(id: string) => FactRow[]> {
  const rows = await tx
    .select({
      subjectId: factSources.subjectId,
      id: factSources.id,
      field: factSources.field,
      value: factSources.value,
      source: factSources.source,
      url: factSources.url,
      asOf: factSources.asOf,
      status: factSources.status,
    })
    .from(factSources)
    .where(and(eq(factSources.subject, subject), inArray(factSources.subjectId, [...ids])))
    .orderBy(asc(factSources.id));
  return partsOf(rows, 'subjectId');
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
