import 'server-only';
import Stripe from 'stripe';
import { env } from '@/lib/kernel/env';
import { DomainError } from '@/lib/kernel/errors';
import { type PaymentsOn, payments } from './payments-mode';

let open: { client: Stripe; key: string; base: string | undefined } | undefined;

/** Made at first use, never at import: a build has no key. */
export function stripeFor({ secretKey, apiBase }: PaymentsOn): Stripe {
  const base = apiBase?.origin;
  if (open?.key === secretKey && open.base === base) return open.client;
  const client = new Stripe(secretKey, {
    apiVersion: Stripe.API_VERSION,
    maxNetworkRetries: 2,
    timeout: 15_000,
    telemetry: false,
    // All three, or the SDK talks to port 443 of the given host.
    ...(apiBase && {
      protocol: 'http',
      host: apiBase.hostname.replace(/^\[|\]$/g, ''),
      port: apiBase.port || 80,
    }),
  });
  open = { client, key: secretKey, base };
  return client;
}

/** @throws DomainError payments_off when the shop has no key. */
export function paymentsOn(): PaymentsOn {
  const found = payments();
  if (found.mode === 'off') throw new DomainError('payments_off');
  return found;
}

/** @throws DomainError payments_off when the shop has no key. */
export const stripe = (): Stripe => stripeFor(paymentsOn());

/** What the modes call live is what Stripe calls livemode. */
export const isLive = (): boolean => paymentsOn().mode === 'live';

/** Marks what this shop creates at Stripe, so that Payment Links and other shops on the same account are left alone. */
export const shopId = (): string => env().SHOP_ID ?? 'yunga';

/** Read with what `deriveOutcome` needs. @throws Error when the reply is not a session: some proxy answered. */
export async function readSession(id: string): Promise<Stripe.Checkout.Session> {
  const session = await stripe().checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
  if (session.object !== 'checkout.session' || session.id !== id) {
    throw new Error(`the reply to a read of ${id} is not that session`);
  }
  return session;
}

/** The request was understood and refused: nothing came of it. */
export const isRefusal = (
  error: unknown,
): error is InstanceType<typeof Stripe.errors.StripeInvalidRequestError> =>
  error instanceof Stripe.errors.StripeInvalidRequestError &&
  error.statusCode === 400 &&
  error.code !== 'idempotency_key_in_use';

export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404;

/** Wrong or withdrawn key, or an address where no Stripe answers. */
export const isDenied = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeAuthenticationError ||
  error instanceof Stripe.errors.StripePermissionError ||
  isMissing(error);
