import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { ensureDatabase, SetupError } from '@/db/server/embedded';
import { runningDemoPayments } from './run/demo-payments';
import { runCommand } from './run/lifetime';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run reconcile: brings the shop's books and Stripe's together now. The running shop does so by itself every
// few minutes; this is for cron jobs beside it, and for looking.
await runCommand(async (lifetime) => {
  loadEnvFiles();
  const { dataDir } = readSettings();
  const starting = ensureDatabase({ dataDir, log: (line) => console.log(line) });
  lifetime.own(async () => (await starting).stop());
  const { url } = await starting;
  await migrate(url);

  // The shop's modules read their settings from the environment, as they do in the shop.
  Object.assign(
    process.env,
    { DATABASE_URL: url },
    process.env.STRIPE_SECRET_KEY ? {} : runningDemoPayments(dataDir),
  );
  const [{ reconcile }, { refreshLocale }] = await Promise.all([
    import('@/lib/orders/reconciler'),
    import('@/lib/shipping/locale'),
  ]);
  const { db, pool } = connect(url, 4);
  lifetime.own(() => pool.end());

  await refreshLocale(db);
  const report = await reconcile(db);
  if (!report.ran && report.reason === 'payments_off')
    throw new SetupError(
      'There is no Stripe to compare with: set STRIPE_SECRET_KEY, or start the demo shop first.',
    );
  if (!report.ran) throw new SetupError('Another process is reconciling right now. Nothing was done here.');
  for (const { step, done, failed, error } of report.steps)
    console.log(`${step}: ${done} done, ${failed} failed${error ? ` (${error})` : ''}`);
  if (report.books)
    console.log(`books of the last 26 hours, in minor units: ${JSON.stringify(report.books)}`);
  if (report.steps.some(({ failed }) => failed > 0)) throw new SetupError('Some of it failed; see above.');
});
