import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/** Until this transaction ends the same press waits here, and then finds what was written under its key. */
export async function lockPress(tx: Tx, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`press ${key}`}, 0))`);
}
