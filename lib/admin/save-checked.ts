import 'server-only';
import type { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { problemsOf } from './catalog/fields';
import { type RecordKind, type Stored, saveRecord, type Values } from './editing';

/**
 * The changes as they will be kept, checked together with what they do not change.
 * @throws DomainError invalid_input with the messages by field, also for a field that the form does not have
 */
export function checkedChanges<V extends Values>(
  schema: z.ZodType<V>,
  values: V,
  changes: Values,
): Partial<V> {
  const parsed = schema.safeParse({ ...values, ...changes });
  if (!parsed.success) throw new DomainError('invalid_input', {}, problemsOf(parsed.error));
  return Object.fromEntries(Object.keys(changes).map((field) => [field, parsed.data[field]])) as Partial<V>;
}

/**
 * Saves changed fields of a record after checking the whole record that they make, since what is right in one field
 * may hang on another.
 * @throws DomainError as `saveRecord`; invalid_input with words by field
 */
export async function saveChecked<V extends Values>(
  db: Db | Tx,
  actor: Actor,
  kind: RecordKind<V>,
  schema: z.ZodType<V>,
  { id, version, changes, note = '' }: { id: string; version: number; changes: Values; note?: string },
): Promise<Stored<V>> {
  return db.transaction(async (tx) => {
    const before = await kind.read(tx, id);
    if (!before) throw new DomainError('not_found');
    // Said first: what is wrong with a mixture of two versions helps nobody.
    if (before.version !== version) throw new DomainError('stale_edit', { version: before.version });
    const checked = checkedChanges(schema, before.values, changes);
    return saveRecord(tx, actor, kind, { id, version, changes: checked, note });
  });
}
