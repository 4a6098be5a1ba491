import 'server-only';
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { createTransport, type Transporter } from 'nodemailer';
import type { Db } from '@/db/client';
import { outbox } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { appOrigin, env } from '@/lib/kernel/env';
import { getShopSettings } from '@/lib/shipping/queries';
import type { ShopSettings } from '@/lib/shipping/types';
import { raiseAlert } from './alerts';
import { errorLine, logProblem } from './log';
import { getOrderView } from './queries';
import { mailKind } from './record';
import { orderPath } from './token';

type Row = typeof outbox.$inferSelect;

const MINUTE = 60_000;
/** A claimed row is nobody else's for so long; longer than a mail server may take. */
const LEASE = 10 * MINUTE;
const LONGEST_WAIT = 6 * 60 * MINUTE;
const SMTP_TIMEOUT = 20_000;
/** After so many failures a person is told. */
const STUCK_AFTER = 6;
const BATCH = 4;

export type Sent = { sent: number; kept: number; failed: number };

/**
 * Sends what is due, each row once however many processes do this at the same time. Without SMTP_URL mails are kept in
 * the database. A row that fails waits longer each time; a sender that dies leaves its row to the next after a lease,
 * under the same Message-ID.
 */
export async function sendDue(db: Db): Promise<Sent> {
  const report: Sent = { sent: 0, kept: 0, failed: 0 };
  const url = env().SMTP_URL;
  const transport = url ? openTransport(url) : null;
  try {
    for (;;) {
      const rows = await claim(db);
      for (const row of rows) {
        try {
          report[await send(db, row, transport)] += 1;
        } catch (error) {
          report.failed += 1;
          await noteFailure(db, row, error);
        }
      }
      if (rows.length < BATCH) return report;
    }
  } finally {
    transport?.close();
  }
}

/** Due rows, leased: a lease and no lock, so that no transaction waits for a mail server. */
function claim(db: Db): Promise<Row[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.nextAttemptAt, now())))
      .orderBy(asc(outbox.createdAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (due.length === 0) return [];
    return tx
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: new Date(now().getTime() + LEASE) })
      .where(
        inArray(
          outbox.id,
          due.map(({ id }) => id),
        ),
      )
      .returning();
  });
}

async function send(db: Db, row: Row, transport: Transporter | null): Promise<'sent' | 'kept'> {
  const shop = await getShopSettings(db);
  const mail = await compose(db, row, shop);
  const sentVia = transport && mail.recipient ? 'smtp' : 'kept';
  if (transport && mail.recipient) {
    await transport.sendMail({
      from: env().MAIL_FROM ?? { name: shop.name, address: shop.email },
      to: mail.recipient,
      replyTo: shop.email,
      subject: mail.subject,
      text: mail.text,
      ...(mail.html && { html: mail.html }),
      // The same for every try, so that a mail server knows a copy when it sees one.
      messageId: `<${row.id}@${new URL(appOrigin()).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }
  // A mail holds a key to an order or to the admin: it stays here only where this is the one place to read it.
  const kept =
    sentVia === 'kept' ? { html: mail.html, plainText: mail.text } : { html: null, plainText: null };
  await db
    .update(outbox)
    .set({
      recipient: mail.recipient,
      subject: mail.subject,
      ...kept,
      sentVia,
      sentAt: now(),
      lastError: null,
    })
    .where(eq(outbox.id, row.id));
  return sentVia === 'smtp' ? 'sent' : 'kept';
}

type Mail = { recipient: string | null; subject: string; text: string; html: string | null };

/** A mail about an order is drawn now, from the order as it is; one to the shop's people was written with its row. */
async function compose(db: Db, row: Row, shop: ShopSettings): Promise<Mail> {
  if (row.orderId === null)
    return {
      recipient: row.recipient,
      subject: row.subject ?? '',
      text: row.plainText ?? '',
      html: row.html,
    };
  const order = await getOrderView(db, { id: row.orderId });
  if (!order) throw new Error(`order ${row.orderId} is gone`);
  // Loaded late: the mail templates are large and most processes never send one.
  const { renderMail } = await import('./mail/render');
  const kind = mailKind(row.kind);
  const mail = await renderMail(
    kind,
    { order, shop, link: `${appOrigin()}${orderPath(order)}` },
    row.payload,
  );
  return { ...mail, recipient: kind === 'fulfil' ? shop.email : order.email };
}

async function noteFailure(db: Db, row: Row, error: unknown): Promise<void> {
  const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** (row.attempts - 1));
  logProblem('a mail was not sent', { outboxId: row.id, kind: row.kind, error: errorLine(error) });
  await db
    .update(outbox)
    .set({ lastError: errorLine(error), nextAttemptAt: new Date(now().getTime() + wait) })
    .where(and(eq(outbox.id, row.id), isNull(outbox.sentAt)));
  if (row.attempts < STUCK_AFTER) return;
  await raiseAlert(db, {
    key: `mail_stuck:${row.id}`,
    kind: 'mail_stuck',
    orderId: row.orderId,
    detail: { outboxId: row.id, kind: row.kind, error: errorLine(error) },
  });
}

const openTransport = (url: string): Transporter =>
  createTransport({
    url,
    connectionTimeout: SMTP_TIMEOUT,
    greetingTimeout: SMTP_TIMEOUT,
    socketTimeout: SMTP_TIMEOUT,
  });
