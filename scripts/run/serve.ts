import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@/db/migrate';
import { type Database, ensureDatabase } from '@/db/server/embedded';
import { portState } from '@/db/server/ports';
import { removeQuietly, tryLock } from '@/db/server/processes';
import { SetupError } from '@/db/server/setup-error';
import { ensureBuild, markServing, NEXT } from './build';
import { type Child, startNode } from './child';
import { startDemoPayments } from './demo-payments';
import type { Lifetime } from './lifetime';
import { ownerLink } from './owner-link';
import { keepSecrets } from './secrets';
import { loadEnvFiles, readSettings, type Settings } from './settings';
import { warmPages } from './warm';

const ANSWER_PATIENCE_MS = 180_000;

/** The shop with all that it needs, from the built application or, with `dev`, from its sources. Runs until ended. */
export async function serve(mode: 'start' | 'dev', lifetime: Lifetime): Promise<void> {
  loadEnvFiles();
  const settings = readSettings();
  await claimPort(settings.port);
  claimDataFolder(settings.dataDir, lifetime);

  const starting = ensureDatabase({ dataDir: settings.dataDir, log: (line) => console.log(line) });
  lifetime.own(async () => (await starting).stop());
  const database = await starting;
  await migrate(database.url);
  if (settings.withDemo) {
    const { seedDemo } = await import('@/db/seed/index');
    if (await seedDemo(database.url)) console.log('The demo catalogue is in.');
  } else {
    const { openEmpty } = await import('@/db/seed/empty');
    if (await openEmpty(database.url, settings.currency))
      console.log('The shop is empty, and yours to fill.');
  }

  if (mode === 'start') {
    await ensureBuild(lifetime, (line) => console.log(line));
    const unmark = markServing();
    lifetime.own(async () => unmark());
  }

  const children: Child[] = [];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    DATABASE_URL: database.url,
    APP_ORIGIN: settings.origin,
    SESSION_SECRET: process.env.SESSION_SECRET || keepSecrets(settings.dataDir).sessionSecret,
  };
  const isDemo = !process.env.STRIPE_SECRET_KEY;
  if (isDemo) {
    const payments = await startDemoPayments(lifetime, settings);
    children.push(payments.child);
    Object.assign(env, payments.env);
  }
  const shop = await startShop(mode, settings, env, lifetime);
  children.push(shop);
  if (mode === 'start') void warmPages(settings.port, () => shop.hasEnded());
  console.log(welcome(settings, database, isDemo));
  await offerSetUp(database.url, env);

  await untilSomethingEnds(children, database);
}

async function claimPort(port: number): Promise<void> {
  const state = await portState(port);
  if (state === 'in use')
    throw new SetupError(
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm run shop`,
    );
  if (state === 'not allowed')
    throw new SetupError(
      `Port ${port} needs administrator rights. Choose one above 1023: PORT=3000 npm run shop`,
    );
}

/** Two shops on one folder would share the demo payments' books. */
function claimDataFolder(dataDir: string, lifetime: Lifetime): void {
  const claim = join(dataDir, 'running');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!tryLock(claim))
      throw new SetupError(
        `A shop is running with the data in ${dataDir} already. Stop it, or give this one a folder of its own: DATA_DIR=.data-2 npm run shop`,
      );
  } catch (error) {
    if (error instanceof SetupError || !(error instanceof Error)) throw error;
    throw new SetupError(
      `Nothing can be written to ${dataDir} (${error.message}). Set DATA_DIR to a folder of yours.`,
    );
  }
  lifetime.own(async () => removeQuietly(claim));
}

/** Resolves once the shop answers. Until then Next's own lines are held back; they are shown if it fails. */
async function startShop(
  mode: 'start' | 'dev',
  settings: Settings,
  env: NodeJS.ProcessEnv,
  lifetime: Lifetime,
): Promise<Child> {
  let held: string | null = '';
  const child = startNode('The shop', [NEXT, mode, '-p', String(settings.port)], {
    env,
    onOutput: (text) => {
      if (held === null) process.stdout.write(text);
      else held += text;
    },
  });
  lifetime.own(() => child.stop());

  const health = `http://127.0.0.1:${settings.port}/api/health`;
  let lastAnswer = 'nothing';
  for (const end = Date.now() + ANSWER_PATIENCE_MS; !child.hasEnded() && Date.now() < end; await sleep(100)) {
    const response = await fetch(health, { signal: AbortSignal.timeout(60_000) }).catch(() => null);
    if (response) lastAnswer = `${response.status} ${await response.text()}`.slice(0, 300);
    if (!response?.ok) continue;
    held = null;
    return child;
  }
  console.error(held);
  throw new SetupError(`The shop does not start; its own words are above. ${health} answered: ${lastAnswer}`);
}

/** Watches until a part of the running shop ends by itself, which is always a failure. */
async function untilSomethingEnds(children: Child[], database: Database): Promise<never> {
  for (;;) {
    const ended = children.find((child) => child.hasEnded());
    if (ended)
      throw new SetupError(`${ended.name} ended unexpectedly, so everything is stopped. Start it again.`);
    if (!database.isAlive())
      throw new SetupError(
        `The database ended unexpectedly; ${database.folder}/postgres.log says why. Start it again.`,
      );
    await sleep(500);
  }
}

/** A shop that nobody runs yet: whoever opens this link first is its owner. */
async function offerSetUp(databaseUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  const link = await ownerLink(databaseUrl, env, { onlyWithoutStaff: true });
  if (link) console.log(`  Set up the admin, once, within three days:\n  ${link}\n`);
}

function welcome(settings: Settings, database: Database, isDemo: boolean): string {
  const server = new URL(database.url);
  const place = database.folder ?? `the PostgreSQL at ${server.host}${server.pathname}`;
  const lines = [
    '',
    `  Yunga is open: ${settings.origin}`,
    '',
    isDemo
      ? '  A demo shop: orders are real in its books, but no money moves. Pay with card 4242 4242 4242 4242.'
      : '  Payments go through Stripe with your key.',
    `  Data: ${settings.dataDir}${place.startsWith(settings.dataDir) ? '' : ` and ${place}`}`,
    '  Ctrl-C stops it; nothing is lost.',
    '',
  ];
  return lines.join('\n');
}
