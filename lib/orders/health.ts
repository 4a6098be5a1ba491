import 'server-only';
import { and, asc, count, desc, gte, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { stripeEvents } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { appOrigin, env } from '@/lib/kernel/env';
import { EVENT_TYPES } from './events';
import { payments } from './payments-mode';
import type { PaymentsNotice } from './types';

const A_MOMENT = 60_000;
const LOOK_BACK = 30 * 24 * 3_600_000;

/** How payments stand; no secret in it. Instants are ISO. */
export type PaymentsHealth = PaymentsNotice & {
  hasWebhookSecret: boolean;
  webhookUrl: string;
  events: readonly string[];
  /** The version that this shop reads, and others in which reports came lately. */
  apiVersion: string;
  strangeVersions: string[];
  /** The last one that the webhook brought. */
  last: { type: string; at: string } | null;
  /** Lately asked for at Stripe because the webhook did not bring them. */
  missed: number;
  waiting: { count: number; oldest: { type: string; at: string; error: string | null } | null };
  /** Taxes asked for by the setting STRIPE_TAX, whatever the switch says. */
  taxByEnv: boolean;
};

export async function getPaymentsHealth(db: Db | Tx): Promise<PaymentsHealth> {
  const found = payments();
  const [last] = await db
    .select({ type: stripeEvents.type, at: stripeEvents.deliveredAt })
    .from(stripeEvents)
    .where(isNotNull(stripeEvents.deliveredAt))
    .orderBy(desc(stripeEvents.deliveredAt))
    .limit(1);
  const lately = gte(stripeEvents.receivedAt, new Date(now().getTime() - LOOK_BACK));
  const [missed] = await db
    .select({ n: count() })
    .from(stripeEvents)
    .where(and(isNull(stripeEvents.deliveredAt), lately));
  // One that comes in just now is not late.
  const unprocessed = and(
    isNull(stripeEvents.processedAt),
    lt(stripeEvents.receivedAt, new Date(now().getTime() - A_MOMENT)),
  );
  const [waiting] = await db.select({ n: count() }).from(stripeEvents).where(unprocessed);
  const [oldest] = await db
    .select({ type: stripeEvents.type, at: stripeEvents.receivedAt, error: stripeEvents.lastError })
    .from(stripeEvents)
    .where(unprocessed)
    .orderBy(asc(stripeEvents.receivedAt))
    .limit(1);
  const strange = await db
    .selectDistinct({ version: stripeEvents.apiVersion })
    .from(stripeEvents)
    .where(
      // What was asked for says nothing of the endpoint's version.
      and(ne(stripeEvents.apiVersion, Stripe.API_VERSION), isNotNull(stripeEvents.deliveredAt), lately),
    );
  return {
    mode: found.mode,
    refusal: found.refusal,
    hasWebhookSecret: found.mode !== 'off' && found.webhookSecret !== null,
    webhookUrl: `${appOrigin()}/api/webhooks/stripe`,
    events: EVENT_TYPES,
    apiVersion: Stripe.API_VERSION,
    strangeVersions: strange.flatMap(({ version }) => version ?? []),
    last: last?.at ? { type: last.type, at: last.at.toISOString() } : null,
    missed: missed?.n ?? 0,
    waiting: {
      count: waiting?.n ?? 0,
      oldest: oldest ? { ...oldest, at: oldest.at.toISOString() } : null,
    },
    taxByEnv: env().STRIPE_TAX ?? false,
  };
}
