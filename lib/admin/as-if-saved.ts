import 'server-only';
import type { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { inWords, type RecordKind, type Values } from './editing';
import { checkedChanges } from './save-checked';

/** Carries what was read out of the transaction that must not stay. */
class Seen<T> extends Error {
  constructor(readonly value: T) {
    super('seen');
  }
}

/**
 * What `read` sees with these changes saved: they are written as saving writes them, and all of it is rolled back.
 * Nothing is published, told or kept.
 * @throws DomainError not_found; invalid_input when the changes could not be saved
 */
export async function asIfSaved<V extends Values, T>(
  db: Db,
  actor: Actor,
  { kind, schema }: { kind: RecordKind<V>; schema: z.ZodType<V> },
  { id, changes }: { id: string; changes: Values },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      const now = await kind.read(tx, id);
      if (!now) throw new DomainError('not_found');
      const fields = checkedChanges(schema, now.values, changes);
      if (Object.keys(fields).length > 0)
        await inWords(() => kind.write(tx, id, fields, now.version + 1, actor));
      throw new Seen(await read(tx));
    });
  } catch (error) {
    if (error instanceof Seen) return error.value;
    throw error;
  }
}
