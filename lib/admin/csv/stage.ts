import 'server-only';
import { eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { importRows, importRuns } from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { unguarded } from './cells';
import { mapCountColumns } from './counts';
import { mapColumns } from './plan';
import { readCsv } from './read';
import { BATCH, columnName, KEPT_DAYS, KIND_WORDS, kindOf, MAX_COLUMNS, MAX_ROWS, NUL_SEEN } from './rules';
import type { ImportKind } from './types';

const DAY = 24 * 3600 * 1000;

/**
 * Puts the rows of a file aside, to be checked: 500 at a time, so that a long file needs no more memory than a short
 * one. Nothing of the shop changes.
 * @param expected whether the file may hold a stock count, or the catalogue
 * @returns the id of the import
 * @throws DomainError csv_refused, with nothing put aside
 */
export async function stageFile(
  db: Db,
  actor: Actor,
  file: { name: string; body: AsyncIterable<Uint8Array> },
  expected: 'catalogue' | 'count',
): Promise<string> {
  const { delimiter, head, records } = await readCsv(file.body);
  const names = head.map(columnName);
  const kind = kindOf(names);
  assertHead(names, kind, expected);
  const columns = kind === 'count' ? mapCountColumns(head) : mapColumns(kind, head);
  const keyAt = names.indexOf(KIND_WORDS[kind].key);
  await forgetOld(db);
  const id = newId<string>('imp');
  await db.insert(importRuns).values({
    id,
    kind,
    fileName: file.name.slice(0, 200) || 'file.csv',
    delimiter,
    columns,
    state: 'checking',
    createdBy: actor.id,
  });
  try {
    let [row, total] = [1, 0];
    let batch: (typeof importRows.$inferInsert)[] = [];
    const put = async () => {
      if (batch.length === 0) return;
      await db.insert(importRows).values(batch);
      total += batch.length;
      batch = [];
      await db.update(importRuns).set({ total, seenAt: now() }).where(eq(importRuns.id, id));
    };
    for await (const record of records) {
      row += 1;
      if (record.every((cell) => cell.trim() === '')) continue;
      if (row > MAX_ROWS) throw new DomainError('csv_refused', { why: 'too_many_rows' });
      // PostgreSQL keeps no NUL; the row is refused when it is checked.
      const cells = record.map((cell) => cell.replaceAll('\u0000', NUL_SEEN));
      const key = unguarded(record[keyAt] ?? '')
        .replaceAll('\u0000', '')
        .trim()
        .slice(0, 200);
      batch.push({ runId: id, row, key, cells });
      if (batch.length >= BATCH) await put();
    }
    await put();
    if (total === 0) throw new DomainError('csv_refused', { why: 'no_rows' });
    return id;
  } catch (error) {
    await db.delete(importRuns).where(eq(importRuns.id, id));
    throw error;
  } finally {
    await records.return();
  }
}

function assertHead(
  names: readonly string[],
  kind: ImportKind | null,
  expected: 'catalogue' | 'count',
): asserts kind is ImportKind {
  const refuse = (why: string, detail: Record<string, string> = {}) => {
    throw new DomainError('csv_refused', { why, ...detail });
  };
  if (names.length > MAX_COLUMNS) return refuse('too_many_columns');
  if (!kind)
    return refuse(expected === 'count' ? 'no_count' : 'no_key', { found: names.slice(0, 12).join(', ') });
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(name)) return refuse('twice', { column: name });
    seen.add(name);
  }
  if (expected === 'count' && kind !== 'count')
    return refuse('no_count', { found: names.slice(0, 12).join(', ') });
  if (expected === 'catalogue' && kind === 'count') return refuse('is_count');
}

/** Rows of imports that nobody looks at any more; what they did stays in the audit log. */
async function forgetOld(db: Db): Promise<void> {
  const old = db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(lt(importRuns.createdAt, new Date(now().getTime() - KEPT_DAYS * DAY)));
  await db.delete(importRows).where(inArray(importRows.runId, old));
}
