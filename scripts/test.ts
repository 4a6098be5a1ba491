import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '@/db/server/setup-error';
import { startThrowaway } from '@/db/server/throwaway';
import { buildEnvironment, ensureBuild, NEXT } from './run/build';
import { startNode } from './run/child';
import { ensureChromium } from './run/chromium';
import { type Lifetime, runCommand } from './run/lifetime';
import { type Count, countTests, summary } from './run/test-report';

// npm test: everything, with all set-up. Developers: npm test -- --only unit,e2e
const STEPS = ['types', 'lint', 'unit', 'build', 'e2e'] as const;
type Step = (typeof STEPS)[number];

await runCommand(testAll, 130);

async function testAll(lifetime: Lifetime): Promise<void> {
  const wanted = wantedSteps();
  const reports = mkdtempSync(join(tmpdir(), 'yunga-reports-'));
  lifetime.own(async () => rmSync(reports, { recursive: true, force: true }));
  // The environment of a shop that is configured here has no say: its database and mail server are not for tests.
  const env = buildEnvironment();
  if (!process.stdout.isTTY) Object.assign(env, { NO_COLOR: '1', FORCE_COLOR: undefined });
  if (wanted.has('e2e')) env.CHROMIUM_PATH = ensureChromium((line) => console.log(line));
  if (wanted.has('unit') || wanted.has('e2e')) env.TEST_DATABASE_URL ||= await startDatabase(lifetime);

  const lines: string[] = [];
  const counts: Count[] = [];
  const programs: Record<Step, () => Promise<boolean>> = {
    types: async () =>
      (await run([NEXT, 'typegen'])) && (await run(['node_modules/typescript/bin/tsc', '--noEmit'])),
    lint: () =>
      run(['node_modules/@biomejs/biome/bin/biome', 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off'])]),
    unit: () => {
      const output = join(reports, 'vitest.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
      return runCounted(output, ['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
    },
    build: async () => {
      const built = await ensureBuild(lifetime, (line) => console.log(line));
      if (!built) console.log('The build is up to date; it was made without a database too.');
      return true;
    },
    e2e: () => {
      const output = join(reports, 'playwright.json');
      const args = ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'];
      return runCounted(output, ['node_modules/@playwright/test/cli.js', ...args], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: output,
      });
    },
  };

  let succeeded = true;
  for (const step of STEPS) {
    if (!wanted.has(step)) continue;
    console.log(`\n── ${step}`);
    const begun = performance.now();
    succeeded = await attempt(programs[step]);
    lines.push(
      `${succeeded ? '✓' : '✗'} ${step.padEnd(6)} ${((performance.now() - begun) / 1000).toFixed(1)} s`,
    );
    if (!succeeded) break;
  }
  console.log(`\n${lines.join('\n')}\n\n${summary(counts, succeeded)}`);
  await lifetime.end(succeeded ? 0 : 1);

  async function run(args: string[], more: Record<string, string> = {}): Promise<boolean> {
    const child = startNode(args[0] ?? '', args, { env: { ...env, ...more }, stopSignal: 'SIGINT' });
    lifetime.own(() => child.stop());
    const code = await child.ended;
    await child.stop(); // What it may have left running in its process group.
    return code === 0;
  }

  async function runCounted(report: string, args: string[], more?: Record<string, string>): Promise<boolean> {
    const ok = await run(args, more);
    counts.push(countTests(report));
    return ok;
  }
}

async function attempt(program: () => Promise<boolean>): Promise<boolean> {
  try {
    return await program();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return false;
  }
}

/** An empty PostgreSQL for this run. DATABASE_URL is never used: tests would empty a real shop. */
async function startDatabase(lifetime: Lifetime): Promise<string> {
  const starting = startThrowaway((line) => console.log(line));
  lifetime.own(async () => (await starting).stop());
  return (await starting).url;
}

/** The steps named after --only, else all. Browser tests bring the build that they run on. */
function wantedSteps(): Set<Step> {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, strict: false });
  const strange = [...positionals, ...Object.keys(values).filter((name) => name !== 'only')];
  if (strange.length > 0 || values.only === true)
    throw new SetupError(`Usage: npm test, or npm test -- --only ${STEPS.join(',')} (any of them).`);
  const only = values.only as string | undefined;
  const named = only?.split(',') ?? STEPS;
  const wanted = new Set(
    STEPS.filter((step) => named.includes(step) || (step === 'build' && named.includes('e2e'))),
  );
  const unknown = named.filter((name) => !STEPS.some((step) => step === name));
  if (unknown.length > 0)
    throw new SetupError(`There is no step "${unknown.join(', ')}". There are: ${STEPS.join(', ')}.`);
  return wanted;
}
