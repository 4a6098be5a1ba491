import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isLiving, lockHolder, removeQuietly, tryLock } from '@/db/server/processes';
import { SetupError } from '@/db/server/setup-error';
import { startNode } from './child';
import type { Lifetime } from './lifetime';
import { ROOT } from './settings';

export const NEXT = 'node_modules/next/dist/bin/next';

const OUTPUT = join(ROOT, '.next');
const BUILD_ID = join(OUTPUT, 'BUILD_ID');
const STAMP = join(OUTPUT, 'yunga-build.json');
const SERVING = join(OUTPUT, 'yunga-serving');

/** What a build is made from. Tests may change without a new one. */
const SOURCES = ['app', 'components', 'db', 'lib', 'public'];
const CONFIGURATION = [
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'postcss.config.mjs',
  'package-lock.json',
];

/**
 * Makes the production build unless the one at hand is made from these very sources. Its environment holds no
 * setting of a shop: no database, no secret, no address, so that one build serves every configuration.
 * Returns whether it built. @throws SetupError when the build fails, after its output, or is in use.
 */
export async function ensureBuild(lifetime: Lifetime, log: (line: string) => void): Promise<boolean> {
  const fingerprint = sourceFingerprint();
  if (readStamp() === fingerprint && existsSync(BUILD_ID)) return false;
  const holder = lockHolder(SERVING);
  if (holder && isLiving(holder))
    throw new SetupError(
      'The shop runs from the build in .next, which is out of date and has to be made anew. Stop the shop first.',
    );

  log('Building the shop; this takes a minute or two …');
  for (const file of [STAMP, BUILD_ID]) rmSync(file, { force: true });
  let said = '';
  const build = startNode('next build', [NEXT, 'build'], {
    env: { ...buildEnvironment(), NODE_ENV: 'production' },
    onOutput: (text) => {
      said += text;
    },
  });
  lifetime.own(() => build.stop());
  // A build that was cut short may also end with 0: the id is the last thing it writes.
  if ((await build.ended) !== 0 || !existsSync(BUILD_ID)) {
    if (!lifetime.isEnding) console.error(said);
    throw new SetupError('The build failed; what Next.js says about it is above.');
  }
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ fingerprint }));
  return true;
}

/** Marks the build as being served, so that nobody replaces it underneath. Undone by the returned function. */
export function markServing(): () => void {
  return tryLock(SERVING) ? () => removeQuietly(SERVING) : () => {};
}

/** The environment without what .env.example lists. Next is kept from reading .env files itself. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, __NEXT_PROCESSED_ENV: 'true' };
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  for (const [, name] of example.matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)) if (name) delete env[name];
  delete env.STRIPE_API_BASE;
  delete env.DEMO_PAYMENTS;
  return env;
}

function sourceFingerprint(): string {
  const hash = createHash('sha256');
  const files = [
    ...SOURCES.flatMap((folder) => filesUnder(join(ROOT, folder))),
    ...CONFIGURATION.map((name) => join(ROOT, name)),
  ];
  for (const file of files)
    if (existsSync(file)) hash.update(`\n${relative(ROOT, file)}\n`).update(readFileSync(file));
  const visible = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'));
  return hash.update(JSON.stringify([process.version, visible.sort()])).digest('hex');
}

function filesUnder(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readStamp(): string | null {
  try {
    return (JSON.parse(readFileSync(STAMP, 'utf8')) as { fingerprint?: string }).fingerprint ?? null;
  } catch {
    return null;
  }
}
