import Stripe from 'stripe';
import { SetupError } from '@/db/server/setup-error';
import { runCommand } from './run/lifetime';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run stripe:setup: registers the shop's webhook at Stripe and prints its secret, once. See docs/stripe.md.
await runCommand(async () => {
  loadEnvFiles();
  if (!process.env.STRIPE_SECRET_KEY)
    throw new SetupError(
      'Set STRIPE_SECRET_KEY to the key of your Stripe account first, in .env for example.',
    );
  const { origin } = readSettings();
  if (!origin.startsWith('https://'))
    throw new SetupError(
      `Stripe sends webhooks to https addresses only, and the shop's is ${origin}. Set APP_ORIGIN to the one that customers use.`,
    );

  const { stripe } = await import('@/lib/orders/stripe');
  const { EVENT_TYPES } = await import('@/lib/orders/events');
  const url = `${origin}/api/webhooks/stripe`;
  const known: string[] = [];
  for await (const endpoint of stripe().webhookEndpoints.list({ limit: 100 }))
    if (endpoint.url === url) known.push(endpoint.id);
  if (known.length > 0)
    throw new SetupError(
      `Stripe has a webhook for ${url} already (${known.join(', ')}), and shows its secret in the Dashboard only. Take it from there, or delete that webhook and run this again.`,
    );

  const made = await stripe().webhookEndpoints.create({
    url,
    enabled_events: [...EVENT_TYPES],
    // An endpoint keeps the version it was made with: the one that this shop reads.
    api_version: Stripe.API_VERSION as Stripe.WebhookEndpointCreateParams.ApiVersion,
    description: 'Yunga shop',
  });
  console.log(
    `Stripe sends its events to ${url} now. Put this into the shop's settings; it is not shown again:\n`,
  );
  console.log(`STRIPE_WEBHOOK_SECRET=${made.secret}`);
});
