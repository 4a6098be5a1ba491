import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orders } from '@/db/schema';
import { type Env, env } from '@/lib/kernel/env';
import type { PaymentMode, PaymentsNotice } from './types';

export type PaymentsOn = {
  mode: PaymentMode;
  secretKey: string;
  webhookSecret: string | null;
  /** Set in demo mode only: the stand-in for Stripe on this machine. */
  apiBase: URL | null;
  /** Why no checkout may start although there is a key; null when all is set. */
  refusal: string | null;
};
export type Payments = { mode: 'off'; refusal: string } | PaymentsOn;

type PaymentEnv = Pick<
  Env,
  'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API_BASE' | 'DEMO_PAYMENTS' | 'NODE_ENV'
>;

const DEMO_KEY = 'sk_test_demo_';
const DEMO_PHRASE = 'i-understand-no-money-moves';
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * How this shop takes money. Demo payments need a stand-in on this machine and, in production, a phrase that no deploy
 * guide mentions, so that they cannot appear there by accident.
 * @throws Error with a sentence for the owner when the settings contradict each other: the shop must not start.
 */
export function resolvePayments(from: PaymentEnv): Payments {
  const key = from.STRIPE_SECRET_KEY;
  const base = from.STRIPE_API_BASE;
  if (base) return demo(base, from);
  if (!key) {
    return { mode: 'off', refusal: 'This shop cannot take payments yet: STRIPE_SECRET_KEY is not set.' };
  }
  if (key.startsWith(DEMO_KEY)) {
    throw new Error(
      'STRIPE_SECRET_KEY is a demo key, but STRIPE_API_BASE is not set. Demo keys work only with the stand-in that `npm run shop` and `npm run dev` start.',
    );
  }
  const [, mode] = /^(?:sk|rk)_(test|live)_\w+$/.exec(key) ?? [];
  if (mode !== 'test' && mode !== 'live') {
    throw new Error(
      'STRIPE_SECRET_KEY does not look like a secret key. It starts with sk_test_, sk_live_, rk_test_ or rk_live_; the publishable key (pk_…) is not used.',
    );
  }
  return { mode, secretKey: key, apiBase: null, ...webhook(from) };
}

function demo(base: string, from: PaymentEnv): PaymentsOn {
  const key = from.STRIPE_SECRET_KEY ?? '';
  if (/^(sk|rk)_live_/.test(key)) {
    throw new Error(
      'STRIPE_SECRET_KEY is a live key, but STRIPE_API_BASE sends it to another server than Stripe. Remove STRIPE_API_BASE.',
    );
  }
  if (!key.startsWith(DEMO_KEY)) {
    throw new Error(`STRIPE_API_BASE is for demo payments and needs a key that starts with ${DEMO_KEY}.`);
  }
  const apiBase = URL.canParse(base) ? new URL(base) : null;
  if (apiBase?.protocol !== 'http:' || !LOOPBACK.has(apiBase.hostname)) {
    throw new Error('STRIPE_API_BASE must be http on this machine, such as http://127.0.0.1:12111.');
  }
  if (from.NODE_ENV === 'production' && from.DEMO_PAYMENTS !== DEMO_PHRASE) {
    throw new Error(
      `Demo payments in production need DEMO_PAYMENTS=${DEMO_PHRASE}. To take real payments, remove STRIPE_API_BASE and set your own keys.`,
    );
  }
  return { mode: 'demo', secretKey: key, apiBase, ...webhook(from) };
}

/** Without the secret nothing can be believed that Stripe reports: checkout stays shut, the webhook answers 503. */
function webhook(from: PaymentEnv): Pick<PaymentsOn, 'webhookSecret' | 'refusal'> {
  const secret = from.STRIPE_WEBHOOK_SECRET;
  if (!secret) {
    return {
      webhookSecret: null,
      refusal:
        'This shop cannot take payments yet: STRIPE_WEBHOOK_SECRET is not set (npm run stripe:setup prints it).',
    };
  }
  if (!/^whsec_\S+$/.test(secret)) {
    throw new Error('STRIPE_WEBHOOK_SECRET does not look like one. It starts with whsec_.');
  }
  return { webhookSecret: secret, refusal: null };
}

export const payments = (): Payments => resolvePayments(env());

/** For pages: the ribbon, the checkout button and its reason. */
export function paymentsNotice(): PaymentsNotice {
  const { mode, refusal } = payments();
  return { mode, refusal };
}

/**
 * @throws Error when demo payments meet a database with live orders: somebody started the shop with the wrong settings.
 */
export async function assertModeFitsOrders(db: Db | Tx, { mode }: Pick<Payments, 'mode'>): Promise<void> {
  if (mode !== 'demo') return;
  const [live] = await db.select({ id: orders.id }).from(orders).where(eq(orders.mode, 'live')).limit(1);
  if (live) {
    throw new Error(
      'This database holds live orders, so the shop does not start with demo payments. Set your own STRIPE_SECRET_KEY, or use another DATABASE_URL for the demo.',
    );
  }
}
