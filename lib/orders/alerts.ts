import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { alerts } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import type { OrderId } from '@/lib/kernel/units';
import { logProblem } from './log';

export type AlertKind =
  | 'amount_mismatch'
  | 'checkout_refused'
  | 'dispute'
  | 'drift'
  | 'event_stuck'
  | 'mail_stuck'
  | 'late_payment'
  | 'duplicate_payment'
  | 'orphan_payment'
  | 'payment_in_doubt'
  | 'refund_failed'
  | 'session_missing'
  | 'wrong_mode';

/**
 * Puts something before a person. One row a key: raised again it changes nothing while open, and opens again when it
 * was resolved, unless a person has dealt with these very facts: the reconciler finds an orphan payment at every run.
 * `detail` holds ids and amounts, no personal facts.
 */
export async function raiseAlert(
  db: Db | Tx,
  alert: { key: string; kind: AlertKind; orderId?: OrderId | null; detail?: Record<string, unknown> },
): Promise<void> {
  const { key, kind, orderId = null, detail = {} } = alert;
  const raised = await db
    .insert(alerts)
    .values({ key, kind, orderId, detail, at: now() })
    .onConflictDoUpdate({
      target: alerts.key,
      set: { resolvedAt: null, at: now(), detail },
      setWhere: sql`${alerts.resolvedAt} is not null and not
        (${alerts.detail} ? 'dealtWith' and ${alerts.detail} - 'dealtWith' - 'lines' = ${JSON.stringify(detail)}::jsonb)`,
    })
    .returning({ id: alerts.id });
  if (raised.length > 0) logProblem(`alert ${kind}`, { key, orderId, ...detail });
}

export async function resolveAlert(db: Db | Tx, key: string): Promise<void> {
  await db.update(alerts).set({ resolvedAt: now() }).where(eq(alerts.key, key));
}

/**
 * A person has dealt with it; their note stays with it.
 * @throws DomainError moved_on when it is not open any more
 */
export async function dealWithAlert(
  tx: Tx,
  done: { id: number; note: string; actor: string },
): Promise<{ kind: string; orderId: OrderId | null }> {
  const dealtWith = { dealtWith: { by: done.actor, note: done.note } };
  const [alert] = await tx
    .update(alerts)
    .set({
      resolvedAt: now(),
      detail: sql`${alerts.detail} || ${JSON.stringify(dealtWith)}::jsonb`,
    })
    .where(and(eq(alerts.id, done.id), isNull(alerts.resolvedAt)))
    .returning({ kind: alerts.kind, orderId: alerts.orderId });
  if (!alert) throw new DomainError('moved_on');
  return alert;
}
