import 'server-only';
import { and, asc, eq, isNotNull, notLike } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { outbox } from '@/db/schema';
import type { OrderId } from '@/lib/kernel/units';

export type KeptMail = { id: string; subject: string; recipient: string; plainText: string };

/** Mails to the customer that a shop without a mail server wrote. Only demo and test orders show them. */
export async function listKeptMails(db: Db, id: OrderId): Promise<KeptMail[]> {
  const rows = await db
    .select({
      id: outbox.id,
      subject: outbox.subject,
      recipient: outbox.recipient,
      plainText: outbox.plainText,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.orderId, id),
        eq(outbox.sentVia, 'kept'),
        isNotNull(outbox.subject),
        // The packing note is the shop's own.
        notLike(outbox.kind, 'fulfil%'),
      ),
    )
    .orderBy(asc(outbox.createdAt));
  return rows.map((m) => ({
    id: m.id,
    subject: m.subject ?? '',
    recipient: m.recipient ?? '',
    plainText: m.plainText ?? '',
  }));
}
