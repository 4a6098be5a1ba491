import 'server-only';
import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { outbox } from '@/db/schema';
import type { OrderId } from '@/lib/kernel/units';

export type KeptMail = { subject: string; recipient: string; plainText: string };

/** Mails to the customer that a shop without a mail server wrote. Only demo and test orders show them. */
export async function listKeptMails(db: Db, id: OrderId): Promise<KeptMail[]> {
  const rows = await db
    .select({ subject: outbox.subject, recipient: outbox.recipient, plainText: outbox.plainText })
    .from(outbox)
    .where(
      and(
        eq(outbox.orderId, id),
        eq(outbox.sentVia, 'kept'),
        isNotNull(outbox.subject),
        // The packing note is the shop's own.
        ne(outbox.kind, 'fulfil'),
      ),
    )
    .orderBy(asc(outbox.createdAt));
  return rows.map((m) => ({
    subject: m.subject ?? '',
    recipient: m.recipient ?? '',
    plainText: m.plainText ?? '',
  }));
}
