import 'server-only';
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { checkoutAttempts } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import type { AttemptId, OrderId } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { errorLine, logProblem } from './log';
import { mailWishedLink } from './payment-link';
import { type AttemptRow, lockOrder, moveAttempt } from './record';
import type { PaymentState } from './rules';
import { type Applied, applySession, endAttempt } from './service';
import { isDenied, isMissing, isRefusal, readSession, stripe } from './stripe';

const MINUTE = 60_000;
/** Stripe may forget a key after a day; within the hour the same request surely meets its stored result. */
const REPLAY_WITHIN = 60 * MINUTE;
/** Stripe refuses a session that would live shorter than this. */
const SHORTEST_SESSION = 30 * MINUTE;

export type Opened =
  | { kind: 'open'; sessionId: string; url: string }
  /** Proven not to exist at Stripe: the order is over and its grams are free. */
  | { kind: 'absent' }
  /** Paid, failed or expired meanwhile. */
  | { kind: 'over' };

/**
 * Creates the attempt's session, or finds the one that an earlier, unanswered try created: same request, same key,
 * same session. Call outside any transaction.
 * @param fresh the request was never sent before, so that a refused key proves that nothing exists
 * @throws DomainError payment_unreachable when it is unknown whether a session exists; the grams stay promised
 */
export async function openAttempt(db: Db, id: AttemptId, fresh = false): Promise<Opened> {
  const attempt = await readAttempt(db, id);
  if (attempt.state !== 'creating') return asOpened(attempt);
  const age = now().getTime() - attempt.createdAt.getTime();
  if (age > REPLAY_WITHIN) return searchAttempt(db, attempt);
  let session: Stripe.Checkout.Session;
  try {
    session = await stripe().checkout.sessions.create(
      attempt.request as Stripe.Checkout.SessionCreateParams,
      { idempotencyKey: attempt.idempotencyKey },
    );
    // A proxy's JSON resolves as success: it proves nothing.
    if (session.object !== 'checkout.session' || !session.id || !session.url) {
      throw new Error('the reply to creating a session is not a session');
    }
  } catch (error) {
    await db
      .update(checkoutAttempts)
      .set({ lastError: errorLine(error) })
      .where(eq(checkoutAttempts.id, id));
    if (isRefusal(error) || (fresh && isDenied(error))) return markAbsent(db, attempt, error, fresh);
    if (age > attempt.expiresAt.getTime() - attempt.createdAt.getTime()) return searchAttempt(db, attempt);
    throw unreachable('creating a session went unanswered', id, error);
  }
  return noteSession(db, attempt, session);
}

/**
 * Ends an attempt's session at Stripe, then applies what that session says: it may have been paid a moment before.
 * @returns the order's payment state afterwards
 * @throws DomainError payment_unreachable when Stripe does not answer; nothing is released
 */
export async function closeAttempt(db: Db, id: AttemptId): Promise<PaymentState> {
  const opened = await openAttempt(db, id);
  if (opened.kind === 'open') {
    try {
      await stripe().checkout.sessions.expire(opened.sessionId);
    } catch (error) {
      if (isMissing(error)) return loseSession(db, id, opened.sessionId);
      // Not open any more is news about the session, not a failure: the read below tells what it became.
      if (!isRefusal(error)) throw unreachable('ending a session went unanswered', opened.sessionId, error);
    }
    await settleSession(db, opened.sessionId).catch((error: unknown) => {
      throw unreachable('reading a session went unanswered', opened.sessionId, error);
    });
  }
  return paymentStateOf(db, (await readAttempt(db, id)).orderId);
}

/**
 * Stripe does not know the session: the key belongs to another account, so everything is kept and a person told. Only
 * the demo's stand-in really forgets, when its file is deleted: there nobody can pay any more.
 */
async function loseSession(db: Db, id: AttemptId, sessionId: string): Promise<PaymentState> {
  return db.transaction(async (tx) => {
    const attempt = await readAttempt(tx, id);
    const order = await lockOrder(tx, attempt.orderId);
    if (!order) throw new DomainError('not_found');
    if (order.mode === 'demo') await endAttempt(tx, order, attempt, 'expired');
    else {
      await raiseAlert(tx, {
        key: `session_missing:${sessionId}`,
        kind: 'session_missing',
        orderId: order.id,
        detail: { sessionId, attemptId: id },
      });
    }
    return order.paymentState;
  });
}

/** Reads a session and applies it. @throws whatever the network or the database throws */
export async function settleSession(db: Db, sessionId: string): Promise<Applied> {
  const session = await readSession(sessionId);
  return db.transaction((tx) => applySession(tx, session));
}

/** The customer's browser can be sent to this session, or it is one that must be ended at once. */
async function noteSession(db: Db, attempt: AttemptRow, session: Stripe.Checkout.Session): Promise<Opened> {
  const { id: sessionId, url } = session;
  const noted = await db.transaction(async (tx) => {
    const order = await lockOrder(tx, attempt.orderId);
    const [current] = await tx.select().from(checkoutAttempts).where(eq(checkoutAttempts.id, attempt.id));
    if (!order || !current) throw new Error(`attempt ${attempt.id} is gone`);
    await tx
      .update(checkoutAttempts)
      .set({ sessionId, url, lastError: null })
      .where(eq(checkoutAttempts.id, attempt.id));
    await moveAttempt(tx, current, 'open');
    const asAsked =
      session.client_reference_id === order.id &&
      session.amount_subtotal === order.subtotal &&
      session.currency?.toUpperCase() === order.currency;
    if (!asAsked) {
      await raiseAlert(tx, {
        key: `not_as_asked:${sessionId}`,
        kind: 'amount_mismatch',
        orderId: order.id,
        detail: { sessionId, subtotal: session.amount_subtotal, currency: session.currency },
      });
    }
    if (asAsked) await mailWishedLink(tx, order.id, attempt.id);
    return { state: current.state, asAsked };
  });
  if (noted.state === 'absent' || !noted.asAsked) {
    // Nobody may pay here: given up as absent before, or not what was asked for.
    await stripe().checkout.sessions.expire(sessionId);
    await settleSession(db, sessionId);
    throw new DomainError('payments_off');
  }
  return noted.state === 'open' && url ? { kind: 'open', sessionId, url } : { kind: 'over' };
}

/**
 * For a request too old to be replayed, or whose stored answer is an error. It can create nothing any more, so a
 * complete list without its session proves that there is none.
 */
async function searchAttempt(db: Db, attempt: AttemptRow): Promise<Opened> {
  const second = (at: number) => Math.floor(at / 1000);
  const from = attempt.createdAt.getTime() - 5 * MINUTE;
  const until = attempt.expiresAt.getTime() - SHORTEST_SESSION + 5 * MINUTE;
  if (now().getTime() <= until) throw new DomainError('payment_unreachable');
  try {
    const made = stripe().checkout.sessions.list({
      created: { gte: second(from), lte: second(until) },
      limit: 100,
    });
    for await (const session of made) {
      if (session.metadata?.attempt_id !== attempt.id) continue;
      await settleSession(db, session.id);
      return asOpened(await readAttempt(db, attempt.id));
    }
  } catch (error) {
    throw unreachable('searching for a session went unanswered', attempt.id, error);
  }
  return markAbsent(db, attempt, new Error('not in the list of sessions'));
}

async function markAbsent(db: Db, attempt: AttemptRow, why: unknown, fresh = false): Promise<Opened> {
  const gone = await db.transaction(async (tx) => {
    const order = await lockOrder(tx, attempt.orderId);
    const [current] = await tx.select().from(checkoutAttempts).where(eq(checkoutAttempts.id, attempt.id));
    if (!order || current?.state !== 'creating') return false;
    await endAttempt(tx, order, current, 'absent');
    // An old request is refused for its age: expected. Any other refusal is ours to mend.
    const tooOld = !fresh && isRefusal(why) && why.param === 'expires_at';
    if ((isRefusal(why) && !tooOld) || isDenied(why)) {
      await raiseAlert(tx, {
        key: 'checkout_refused',
        kind: 'checkout_refused',
        orderId: order.id,
        detail: { attemptId: attempt.id, error: errorLine(why) },
      });
    }
    return true;
  });
  return gone ? { kind: 'absent' } : asOpened(await readAttempt(db, attempt.id));
}

function asOpened(attempt: AttemptRow): Opened {
  if (attempt.state === 'absent') return { kind: 'absent' };
  const { state, sessionId, url } = attempt;
  return state === 'open' && sessionId && url ? { kind: 'open', sessionId, url } : { kind: 'over' };
}

function unreachable(what: string, id: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  logProblem(what, { id, error: errorLine(error) });
  return new DomainError('payment_unreachable');
}

async function readAttempt(db: Db | Tx, id: AttemptId): Promise<AttemptRow> {
  const [attempt] = await db.select().from(checkoutAttempts).where(eq(checkoutAttempts.id, id));
  if (!attempt) throw new DomainError('not_found');
  return attempt;
}

async function paymentStateOf(db: Db, id: OrderId): Promise<PaymentState> {
  const order = await db.query.orders.findFirst({
    where: (o) => eq(o.id, id),
    columns: { paymentState: true },
  });
  if (!order) throw new DomainError('not_found');
  return order.paymentState;
}
