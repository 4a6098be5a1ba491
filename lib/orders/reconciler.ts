import 'server-only';
import { and, eq, exists, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db } from '@/db/client';
import {
  alerts,
  checkoutAttempts,
  orderEvents,
  orders,
  payments,
  refunds,
  stripeEvents,
  watermarks,
} from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import type { AttemptId } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { closeAttempt, openAttempt, settleSession } from './attempts';
import { paymentIntentOf } from './derive';
import { EVENT_TYPES, noteEvent, processEvent } from './events';
import { errorLine, logProblem } from './log';
import { payments as paymentSettings } from './payments-mode';
import { sendRefunds, syncRefunds } from './refunds';
import { runAlone } from './run-alone';
import { paymentsOn, shopId, stripe } from './stripe';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A creation still going on is not disturbed. */
const CREATING_FOR = 2 * MINUTE;
/** Stripe gets a moment to expire a session by itself. */
const EXPIRED_FOR = 2 * MINUTE;
/** Events are listed again from this far before the last run: they may be listed late. */
const OVERLAP = HOUR;
/** The first scan of a database, and how far back paid sessions are compared. */
const FIRST_SCAN = 72 * HOUR;
const LOOK_BACK = 26 * HOUR;
const WATERMARK = 'stripe_events';

export type StepReport = { step: string; done: number; failed: number; error?: string };
/** Minor units of the last 26 hours, per side. */
export type Books = { taken: { stripe: number; shop: number }; refunded: { stripe: number; shop: number } };
export type ReconcileReport =
  | { ran: false; reason: 'payments_off' | 'another_run' }
  | { ran: true; steps: StepReport[]; books: Books | null };

/**
 * Brings the shop's books and Stripe's together again after lost events, crashes and restored backups. One runner at a
 * time for the whole database. No step stops another, and when Stripe does not answer everything is kept as it is.
 */
export async function reconcile(db: Db): Promise<ReconcileReport> {
  if (paymentSettings().mode === 'off') return { ran: false, reason: 'payments_off' };
  const report = await runAlone(db, 'reconcile', async (): Promise<ReconcileReport> => {
    const steps: StepReport[] = [];
    let books: Books | null = null;
    const step = async (name: string, run: () => Promise<Counts>) => {
      try {
        steps.push({ step: name, ...(await run()) });
      } catch (error) {
        logProblem(`reconciler: ${name} failed`, { error: errorLine(error) });
        steps.push({ step: name, done: 0, failed: 1, error: errorLine(error) });
      }
    };
    await step('replay creating attempts', () => replayCreating(db));
    await step('close pages that a person cancelled', () => closeCancelled(db));
    await step('settle expired and processing attempts', () => settleAttempts(db));
    await step('scan events', () => scanEvents(db));
    await step('retry inbox', () => retryInbox(db));
    await step('apply complete sessions', () => applyCompleteSessions(db));
    await step('send refunds', () => sendRefundsAndSync(db));
    await step('compare books', async () => {
      books = await compareBooks(db);
      return { done: 1, failed: 0 };
    });
    return { ran: true, steps, books };
  });
  return report ?? { ran: false, reason: 'another_run' };
}

type Counts = { done: number; failed: number };

/** One failing item does not stop the others. */
async function each<T>(
  items: readonly T[],
  what: string,
  run: (item: T) => Promise<unknown>,
): Promise<Counts> {
  const counts = { done: 0, failed: 0 };
  for (const item of items) {
    try {
      await run(item);
      counts.done += 1;
    } catch (error) {
      counts.failed += 1;
      logProblem(`reconciler: ${what} failed`, { error: errorLine(error) });
    }
  }
  return counts;
}

const before = (ms: number) => new Date(now().getTime() - ms);
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** Attempts of the mode that the shop's key belongs to: the others are unknown to this Stripe. */
const ofThisMode = () => eq(orders.mode, paymentsOn().mode);

async function replayCreating(db: Db): Promise<Counts> {
  const stale = await db
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(
      and(
        ofThisMode(),
        eq(checkoutAttempts.state, 'creating'),
        lt(checkoutAttempts.createdAt, before(CREATING_FOR)),
      ),
    );
  return each(stale, 'a replay', ({ id }) => openAttempt(db, id));
}

/** The wish to cancel was written down, but Stripe did not answer or the process died. */
async function closeCancelled(db: Db): Promise<Counts> {
  const asked = db
    .select({ one: sql`1` })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orders.id), eq(orderEvents.kind, 'cancel_asked')));
  const due = await db
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(
      and(
        ofThisMode(),
        eq(orders.paymentState, 'pending'),
        or(
          eq(checkoutAttempts.state, 'open'),
          and(eq(checkoutAttempts.state, 'creating'), lt(checkoutAttempts.createdAt, before(CREATING_FOR))),
        ),
        exists(asked),
      ),
    );
  return each(due, 'closing a cancelled page', ({ id }) => closeAttempt(db, id));
}

async function settleAttempts(db: Db): Promise<Counts> {
  const due = await db
    .select({ id: checkoutAttempts.id, state: checkoutAttempts.state, sessionId: checkoutAttempts.sessionId })
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(
      and(
        ofThisMode(),
        or(
          eq(checkoutAttempts.state, 'processing'),
          and(eq(checkoutAttempts.state, 'open'), lt(checkoutAttempts.expiresAt, before(EXPIRED_FOR))),
        ),
      ),
    );
  return each(due, 'settling an attempt', ({ id, state, sessionId }) =>
    state === 'processing' && sessionId ? settleSession(db, sessionId) : closeAttempt(db, id as AttemptId),
  );
}

/** Fills the inbox with what was never delivered. Stripe keeps events for 30 days. */
async function scanEvents(db: Db): Promise<Counts> {
  const started = now();
  const [mark] = await db.select().from(watermarks).where(eq(watermarks.name, WATERMARK));
  const since = mark ? new Date(mark.at.getTime() - OVERLAP) : before(FIRST_SCAN);
  const found: Stripe.Event[] = [];
  const listed = stripe().events.list({
    types: [...EVENT_TYPES],
    created: { gte: seconds(since) },
    limit: 100,
  });
  for await (const event of listed) found.unshift(event);
  const counts = await each(found, 'noting an event', (event) => noteEvent(db, event));
  if (counts.failed === 0) {
    await db
      .insert(watermarks)
      .values({ name: WATERMARK, at: started })
      .onConflictDoUpdate({ target: watermarks.name, set: { at: started } });
  }
  return counts;
}

async function retryInbox(db: Db): Promise<Counts> {
  const due = await db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(and(isNull(stripeEvents.processedAt), lte(stripeEvents.nextAttemptAt, now())))
    .orderBy(stripeEvents.created);
  return each(due, 'an event', ({ id }) => processEvent(db, id));
}

async function listCompleteSessions(): Promise<Stripe.Checkout.Session[]> {
  const found: Stripe.Checkout.Session[] = [];
  const listed = stripe().checkout.sessions.list({
    status: 'complete',
    created: { gte: seconds(before(LOOK_BACK)) },
    limit: 100,
  });
  for await (const session of listed) {
    if (session.metadata?.shop === shopId()) found.push(session);
  }
  return found;
}

/** Catches money whose events are lost, and what a restored backup forgot. */
async function applyCompleteSessions(db: Db): Promise<Counts> {
  const complete = await listCompleteSessions();
  const known = new Set((await paymentsOf(db, complete)).map(({ sessionId }) => sessionId));
  const open = complete.filter(({ id }) => !known.has(id));
  return each(open, 'applying a session', async ({ id }) => {
    if ((await settleSession(db, id)) === 'orphan') await describeOrphan(db, id);
  });
}

const paymentsOf = async (db: Db, sessions: readonly Stripe.Checkout.Session[]) =>
  sessions.length === 0
    ? []
    : db
        .select({ sessionId: payments.sessionId, amount: payments.amount })
        .from(payments)
        .where(
          inArray(
            payments.sessionId,
            sessions.map(({ id }) => id),
          ),
        );

/** What was bought stands in the metadata of the lines: enough for a person to write the order again. */
async function describeOrphan(db: Db, sessionId: string): Promise<void> {
  const lines: Record<string, unknown>[] = [];
  for await (const line of stripe().checkout.sessions.listLineItems(sessionId, { limit: 100 })) {
    lines.push({ ...line.metadata, quantity: line.quantity, amount: line.amount_subtotal });
  }
  await db
    .update(alerts)
    .set({ detail: sql`${alerts.detail} || ${JSON.stringify({ lines })}::jsonb` })
    .where(eq(alerts.key, `orphan:${sessionId}`));
}

async function listRecentRefunds(): Promise<Stripe.Refund[]> {
  const found: Stripe.Refund[] = [];
  const listed = stripe().refunds.list({ created: { gte: seconds(before(LOOK_BACK)) }, limit: 100 });
  for await (const refund of listed) found.push(refund);
  return found;
}

async function sendRefundsAndSync(db: Db): Promise<Counts> {
  const sent = await sendRefunds(db);
  const recent = await listRecentRefunds();
  const rows =
    recent.length === 0
      ? []
      : await db
          .select()
          .from(refunds)
          .where(
            inArray(
              refunds.stripeRefundId,
              recent.map(({ id }) => id),
            ),
          );
  const same = new Set(rows.map((row) => `${row.stripeRefundId} ${row.status} ${row.amount}`));
  const drifted = recent.filter(({ id, status, amount }) => !same.has(`${id} ${status} ${amount}`));
  const intents = [...new Set(drifted.map(paymentIntentOf).filter((id): id is string => id !== null))];
  const synced = await each(intents, 'reading refunds', (intent) => syncRefunds(db, intent));
  return { done: sent.sent + synced.done, failed: sent.failed + synced.failed };
}

/** Σ taken and Σ given back, at Stripe and here. A difference is put before a person. */
async function compareBooks(db: Db): Promise<Books> {
  const sessions = (await listCompleteSessions()).filter(({ payment_status: status }) => status !== 'unpaid');
  const here = await paymentsOf(db, sessions);
  const add = (amounts: readonly (number | null)[]) => amounts.reduce<number>((sum, n) => sum + (n ?? 0), 0);

  const given = (await listRecentRefunds()).filter(
    ({ status }) => status === 'succeeded' || status === 'pending',
  );
  const ours = await refundedHere(db, given);
  const books = {
    taken: {
      stripe: add(sessions.map((session) => session.amount_total)),
      shop: add(here.map(({ amount }) => amount)),
    },
    refunded: { stripe: add(ours.at), shop: add(ours.here) },
  };
  if (books.taken.stripe !== books.taken.shop || books.refunded.stripe !== books.refunded.shop) {
    await raiseAlert(db, { key: 'drift', kind: 'drift', detail: books });
  }
  return books;
}

/** Refunds of this shop's payments only: the account may have others. */
async function refundedHere(
  db: Db,
  given: readonly Stripe.Refund[],
): Promise<{ at: number[]; here: number[] }> {
  const intents = [...new Set(given.map(paymentIntentOf).filter((id): id is string => id !== null))];
  if (intents.length === 0) return { at: [], here: [] };
  const known = await db
    .select({ paymentIntent: payments.paymentIntent })
    .from(payments)
    .where(inArray(payments.paymentIntent, intents));
  const own = new Set(known.map(({ paymentIntent }) => paymentIntent));
  const ids = given.filter((refund) => own.has(paymentIntentOf(refund)));
  const rows = await db
    .select({ amount: refunds.amount })
    .from(refunds)
    .where(
      and(
        inArray(refunds.status, ['pending', 'succeeded']),
        inArray(refunds.stripeRefundId, ['', ...ids.map(({ id }) => id)]),
      ),
    );
  return { at: ids.map(({ amount }) => amount), here: rows.map(({ amount }) => amount) };
}
