// The double as a process of its own: tsx e2e/stripe-double/serve.ts --secret-key sk_test_demo_… [--port 4000]
// [--webhook-url http://127.0.0.1:3000/api/webhooks/stripe --webhook-secret whsec_…] [--state-file .data/stripe.json]
// [--exit-with-parent]. Prints one line of JSON with its address when it is ready.
import { parseArgs } from 'node:util';
import { startDouble } from './server';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'secret-key': { type: 'string', default: process.env.STRIPE_SECRET_KEY },
    'webhook-url': { type: 'string' },
    'webhook-secret': { type: 'string', default: process.env.STRIPE_WEBHOOK_SECRET },
    'state-file': { type: 'string' },
    /** Ends with whoever holds the other end of stdin. */
    'exit-with-parent': { type: 'boolean', default: false },
  },
});

function webhookFromArguments() {
  const { 'webhook-url': url, 'webhook-secret': secret } = values;
  if (url === undefined) return undefined;
  if (!secret) throw new Error('--webhook-url needs --webhook-secret or STRIPE_WEBHOOK_SECRET.');
  return { url, secret };
}

async function main(): Promise<void> {
  const double = await startDouble({
    secretKey: values['secret-key'] ?? '',
    port: Number(values.port),
    webhook: webhookFromArguments(),
    stateFile: values['state-file'],
  });
  const stop = () => {
    double.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  if (values['exit-with-parent']) process.stdin.resume().once('close', stop).once('error', stop);
  console.log(JSON.stringify({ base: double.base }));
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
