import { join } from 'node:path';
import { freePort } from '@/db/server/ports';
import { isLiving, lockHolder } from '@/db/server/processes';
import { SetupError } from '@/db/server/setup-error';
import { type Child, startNode } from './child';
import type { Lifetime } from './lifetime';
import { keepSecrets, type Secrets } from './secrets';
import type { Settings } from './settings';

/**
 * Starts the stand-in for Stripe that lets a shop without Stripe keys take pretended payments.
 * Returns it with the environment that points the shop at it.
 */
export async function startDemoPayments(
  lifetime: Lifetime,
  settings: Settings,
): Promise<{ child: Child; env: Record<string, string> }> {
  const secrets = keepSecrets(settings.dataDir);
  const port = await freePort(secrets.demoPaymentsPort);
  let said = '';
  let announce: (base: string) => void = () => {};
  const announced = new Promise<string>((resolve) => {
    announce = resolve;
  });
  const child = startNode(
    'The demo payments',
    [
      ...['--import', 'tsx', 'e2e/stripe-double/serve.ts', '--port', String(port)],
      ...['--secret-key', secrets.demoStripeKey, '--webhook-secret', secrets.demoWebhookSecret],
      ...['--webhook-url', `http://127.0.0.1:${settings.port}/api/webhooks/stripe`],
      ...['--state-file', join(settings.dataDir, 'demo-payments.json')],
    ],
    {
      onOutput: (text) => {
        said += text;
        const [, base] = /"base"\s*:\s*"([^"]+)"/.exec(said) ?? [];
        if (base) announce(base);
      },
    },
  );
  lifetime.own(() => child.stop());
  const base = await Promise.race([announced, child.ended.then(() => null)]);
  if (!base) throw new SetupError(`The demo payments did not start:\n${said}`);
  keepSecrets(settings.dataDir, { demoPaymentsPort: port });
  return { child, env: environment(secrets, base) };
}

/** The same for a command that runs beside the demo shop of `dataDir`; nothing while that is not running. */
export function runningDemoPayments(dataDir: string): Record<string, string> {
  const holder = lockHolder(join(dataDir, 'running'));
  if (!holder || !isLiving(holder)) return {};
  const secrets = keepSecrets(dataDir);
  return secrets.demoPaymentsPort ? environment(secrets, `http://127.0.0.1:${secrets.demoPaymentsPort}`) : {};
}

const environment = (secrets: Secrets, base: string) => ({
  STRIPE_API_BASE: base,
  STRIPE_SECRET_KEY: secrets.demoStripeKey,
  STRIPE_WEBHOOK_SECRET: secrets.demoWebhookSecret,
  DEMO_PAYMENTS: 'i-understand-no-money-moves',
});
