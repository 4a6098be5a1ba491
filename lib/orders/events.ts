import 'server-only';
import { eq, isNull, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { payments, stripeEvents } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { raiseAlert } from './alerts';
import { paymentIntentOf } from './derive';
import { applyDispute } from './disputes';
import { errorLine } from './log';
import { applyRefund } from './refund-rows';
import { applySession } from './service';
import { isLive, readSession, shopId, stripe } from './stripe';

/** What the webhook endpoint subscribes to. Everything else is answered and forgotten. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const satisfies Stripe.WebhookEndpointCreateParams.EnabledEvent[];
const KNOWN: ReadonlySet<string> = new Set(EVENT_TYPES);

const MINUTE = 60_000;
const LONGEST_WAIT = 6 * 60 * MINUTE;
/** After so many failures a person is told. */
const STUCK_AFTER = 6;

export type Noted = 'noted' | 'ignored' | 'wrong_mode';
export type Received = 'done' | 'duplicate' | Exclude<Noted, 'noted'>;

/**
 * Takes an event whose signature was checked. Its payload is a hint: what it is about is read from Stripe, and effects
 * and the mark in the inbox are one transaction.
 * @throws when it could not be applied; the sender must try again
 */
export async function receiveEvent(db: Db, event: Stripe.Event): Promise<Received> {
  const noted = await noteEvent(db, event, now());
  return noted === 'noted' ? processEvent(db, event.id) : noted;
}

/**
 * Puts an event into the inbox, once; what is not ours stays out.
 * @param deliveredAt when the webhook brought it; left out by who asked Stripe for it
 */
export async function noteEvent(db: Db, event: Stripe.Event, deliveredAt?: Date): Promise<Noted> {
  const subject = subjectOf(event);
  if (subject === null) return 'ignored';
  if (event.livemode !== isLive()) {
    await raiseAlert(db, {
      key: `wrong_mode:${event.livemode ? 'live' : 'test'}`,
      kind: 'wrong_mode',
      detail: { eventId: event.id, type: event.type },
    });
    return 'wrong_mode';
  }
  const insert = db.insert(stripeEvents).values({
    id: event.id,
    type: event.type,
    objectId: subject,
    created: new Date(event.created * 1000),
    apiVersion: event.api_version,
    livemode: event.livemode,
    receivedAt: now(),
    deliveredAt,
    nextAttemptAt: now(),
  });
  await (deliveredAt
    ? insert.onConflictDoUpdate({
        target: stripeEvents.id,
        set: { deliveredAt },
        setWhere: isNull(stripeEvents.deliveredAt),
      })
    : insert.onConflictDoNothing());
  return 'noted';
}

/** Applies an event of the inbox. @throws after noting the failure and when to try again */
export async function processEvent(db: Db, id: string): Promise<Received> {
  const [event] = await db.select().from(stripeEvents).where(eq(stripeEvents.id, id));
  // The id in the inbox does not mean that it was done: only the mark does.
  if (!event || event.processedAt) return 'duplicate';
  try {
    const apply = await readSubject(db, event);
    await db.transaction(async (tx) => {
      const [locked] = await tx
        .select({ processedAt: stripeEvents.processedAt })
        .from(stripeEvents)
        .where(eq(stripeEvents.id, id))
        .for('update');
      if (locked?.processedAt) return;
      const outcome = await apply(tx);
      await tx
        .update(stripeEvents)
        .set({ processedAt: now(), outcome, lastError: null })
        .where(eq(stripeEvents.id, id));
    });
    return 'done';
  } catch (error) {
    await noteFailure(db, event, error);
    throw error;
  }
}

/**
 * The id that has to be read again: a session, a payment whose refunds changed, a dispute. Null for what is not ours:
 * other event types, and sessions that this shop did not make, such as Payment Links.
 */
function subjectOf(event: Stripe.Event): string | null {
  if (!KNOWN.has(event.type)) return null;
  const object = event.data.object as {
    id: string;
    metadata?: Stripe.Metadata | null;
    payment_intent?: string | { id: string } | null;
  };
  if (event.type.startsWith('checkout.session.')) {
    return object.metadata?.shop === shopId() ? object.id : null;
  }
  if (event.type.startsWith('charge.dispute.')) return object.id;
  return paymentIntentOf(object);
}

type Apply = (tx: Tx) => Promise<string>;

/** Asks Stripe, outside any transaction, and returns what to do with the answer inside one. */
async function readSubject(db: Db, { type, objectId }: typeof stripeEvents.$inferSelect): Promise<Apply> {
  if (type.startsWith('checkout.session.')) {
    const session = await readSession(objectId);
    return (tx) => applySession(tx, session);
  }
  if (type.startsWith('charge.dispute.')) {
    const dispute = await stripe().disputes.retrieve(objectId);
    const meet = await readUnknownPayment(db, paymentIntentOf(dispute));
    return async (tx) => {
      await meet(tx);
      return applyDispute(tx, dispute);
    };
  }
  const meet = await readUnknownPayment(db, objectId);
  const refunds = await listRefundsOf(objectId);
  return async (tx) => {
    await meet(tx);
    let outcome = 'unchanged';
    for (const refund of refunds) {
      const applied = await applyRefund(tx, refund);
      if (applied !== 'unchanged') outcome = applied;
    }
    return outcome;
  };
}

/** A refund or dispute may be reported before its payment was: then the payment's session is applied first. */
async function readUnknownPayment(db: Db, paymentIntent: string | null): Promise<Apply> {
  const nothing: Apply = async () => 'unchanged';
  if (paymentIntent === null) return nothing;
  const known = await db
    .select({ sessionId: payments.sessionId })
    .from(payments)
    .where(eq(payments.paymentIntent, paymentIntent));
  if (known.length > 0) return nothing;
  const found = await stripe().checkout.sessions.list({ payment_intent: paymentIntent, limit: 1 });
  const [listed] = found.data;
  if (listed?.metadata?.shop !== shopId()) return nothing;
  const session = await readSession(listed.id);
  return (tx) => applySession(tx, session);
}

/** Oldest first. */
export async function listRefundsOf(paymentIntent: string): Promise<Stripe.Refund[]> {
  const refunds: Stripe.Refund[] = [];
  for await (const refund of stripe().refunds.list({ payment_intent: paymentIntent, limit: 100 })) {
    if (refund.object === 'refund') refunds.unshift(refund);
  }
  return refunds;
}

async function noteFailure(db: Db, event: typeof stripeEvents.$inferSelect, error: unknown): Promise<void> {
  const attempts = event.attempts + 1;
  const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** (attempts - 1));
  await db
    .update(stripeEvents)
    .set({
      attempts: sql`${stripeEvents.attempts} + 1`,
      lastError: errorLine(error),
      nextAttemptAt: new Date(now().getTime() + wait),
    })
    .where(eq(stripeEvents.id, event.id));
  if (attempts < STUCK_AFTER) return;
  await raiseAlert(db, {
    key: `event_stuck:${event.id}`,
    kind: 'event_stuck',
    detail: { eventId: event.id, type: event.type, error: errorLine(error) },
  });
}
