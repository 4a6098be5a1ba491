import Stripe from 'stripe';
import { SetupError } from '@/db/server/setup-error';
import { runCommand } from './run/lifetime';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run stripe:setup [address]: registers the shop's webhook at Stripe and prints its secret, once. The address is
// the shop's, as customers know it; APP_ORIGIN when it is left out. See docs/stripe.md.
await runCommand(async () => {
  loadEnvFiles();
  if (!process.env.STRIPE_SECRET_KEY)
    throw new SetupError(
      'Set STRIPE_SECRET_KEY to the key of your Stripe account first, in .env for example.',
    );
  const url = `${shopOrigin(process.argv[2] ?? readSettings().origin)}/api/webhooks/stripe`;
  try {
    console.log(
      `Stripe sends its events to ${url} now. Put this into the shop's settings; it is not shown again:\n\nSTRIPE_WEBHOOK_SECRET=${await register(url)}`,
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError)
      throw new SetupError(`Stripe did not register ${url}: ${error.message}`);
    throw error;
  }
});

/** @throws SetupError for what is not the https address of a whole shop. */
function shopOrigin(said: string): string {
  const example = 'npm run stripe:setup https://coffee.example';
  const url = URL.canParse(said) ? new URL(said) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new SetupError(
      `"${said}" is no web address. Name the one that customers use: ${example}, or set APP_ORIGIN.`,
    );
  if (url.protocol !== 'https:')
    throw new SetupError(
      `Stripe sends webhooks to https addresses only, and this is ${url.origin}. Name the one that customers use: ${example}, or set APP_ORIGIN.`,
    );
  if (url.href !== `${url.origin}/`)
    throw new SetupError(`"${said}" says more than where the shop is. Name its address alone: ${url.origin}`);
  return url.origin;
}

/** @returns the secret that Stripe will sign with */
async function register(url: string): Promise<string> {
  const stripe = await stripeClient();
  const { EVENT_TYPES } = await import('@/lib/orders/events');
  const known: string[] = [];
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 }))
    if (endpoint.url === url) known.push(endpoint.id);
  if (known.length > 0)
    throw new SetupError(
      `Stripe has a webhook for ${url} already (${known.join(', ')}), and shows its secret in the Dashboard only. Take it from there, or delete that webhook and run this again.`,
    );
  const made = await stripe.webhookEndpoints.create({
    url,
    enabled_events: [...EVENT_TYPES],
    // An endpoint keeps the version it was made with: the one that this shop reads.
    api_version: Stripe.API_VERSION as Stripe.WebhookEndpointCreateParams.ApiVersion,
    description: 'Yunga shop',
  });
  if (!made.secret) throw new Error('Stripe made a webhook and did not tell its secret.');
  return made.secret;
}

async function stripeClient(): Promise<Stripe> {
  const { stripe } = await import('@/lib/orders/stripe');
  try {
    return stripe();
  } catch (error) {
    // The settings contradict each other; the message says how.
    throw error instanceof Error ? new SetupError(error.message) : error;
  }
}
