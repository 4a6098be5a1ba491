import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isLiving, processLife, waitUntilGone } from '@/db/server/processes';
import { throwawayFolder } from '@/db/server/throwaway';
import { buildEnvironment } from './build';
import { keepSecrets } from './secrets';
import { readSettings } from './settings';
import { countTests, summary } from './test-report';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

function newFolder(): string {
  const folder = throwawayFolder();
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a small command that uses our modules, as a process of its own; `lines` grows with what it prints. */
function command(source: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source]);
  cleanups.push(() => child.kill('SIGKILL'));
  let output = '';
  const lines = () => output.trim().split('\n');
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = (text: string) => vi.waitFor(() => expect(output).toContain(text), { timeout: 20_000 });
  return { child, ended, lines, said };
}

const moduleUrl = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);

describe('a command', () => {
  test('ends what it started last first, once, and leaves with 0 when it is interrupted', async () => {
    const { child, ended, lines, said } = command(`
      import { runCommand } from ${moduleUrl('lifetime.ts')};
      await runCommand(async (lifetime) => {
        lifetime.own(async () => console.log('database'));
        lifetime.own(async () => console.log('shop'));
        console.log('up');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`);
    await said('up');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(lines()).toEqual(['up', 'shop', 'database']);
  });

  test('tells what a person can put right in one sentence, without a stack, and leaves with 1', async () => {
    const { ended, lines } = command(`
      import { runCommand } from ${moduleUrl('lifetime.ts')};
      import { SetupError } from ${moduleUrl('../../db/server/setup-error.ts')};
      await runCommand(async (lifetime) => {
        lifetime.own(async () => console.log('database'));
        throw new SetupError('The disk is full.');
      });`);
    expect(await ended).toBe(1);
    expect(lines()).toEqual(['The disk is full.', '', 'database']);
  });

  test('takes its children and what they started along, also when it is killed', async () => {
    const starter = `
      import { spawn } from 'node:child_process';
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      console.log('pids', process.pid, child.pid);
      process.once('SIGTERM', () => { child.kill(); process.exit(0); });
      setInterval(() => {}, 1000);`;
    const file = join(newFolder(), 'starter.mjs');
    writeFileSync(file, starter);
    const { child, lines, said } = command(`
      import { startNode } from ${moduleUrl('child.ts')};
      startNode('starter', [${JSON.stringify(file)}]);`);
    await said('pids');
    const pids = lines()[0]?.split(' ').slice(1).map(Number) ?? [];
    const lives = pids.map((pid) => processLife(pid) ?? '');
    expect(lives.every(isLiving)).toBe(true);
    child.kill('SIGKILL');
    for (const life of lives) expect(await waitUntilGone(life, 20_000)).toBe(true);
  });
});

describe('settings and secrets', () => {
  test('a PORT that is no port is refused in words', () => {
    for (const port of ['abc', '0', '70000', '3000.5']) {
      vi.stubEnv('PORT', port);
      expect(() => readSettings()).toThrow(/not a port number/);
    }
  });

  test("the shop's address follows its port, and a configured one wins", () => {
    vi.stubEnv('APP_ORIGIN', '');
    vi.stubEnv('PORT', '3999');
    expect(readSettings().origin).toBe('http://localhost:3999');
    vi.stubEnv('APP_ORIGIN', 'https://coffee.example/');
    expect(readSettings().origin).toBe('https://coffee.example');
  });

  test('a shop begins with the demo unless it is switched off, and with a currency that it knows', () => {
    expect(readSettings()).toMatchObject({ withDemo: true, currency: 'USD' });
    vi.stubEnv('DEMO_DATA', '0');
    vi.stubEnv('CURRENCY', 'eur');
    expect(readSettings()).toMatchObject({ withDemo: false, currency: 'EUR' });
    vi.stubEnv('CURRENCY', 'constructor');
    expect(() => readSettings()).toThrow(/which the shop does not know/);
  });

  test('made-up secrets stay the same and are for their owner only', () => {
    const dataDir = newFolder();
    const first = keepSecrets(dataDir);
    expect(Buffer.from(first.sessionSecret, 'base64url')).toHaveLength(32);
    expect(keepSecrets(dataDir)).toEqual(first);
    expect(keepSecrets(dataDir, { demoPaymentsPort: 4000 })).toEqual({ ...first, demoPaymentsPort: 4000 });
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    writeFileSync(join(dataDir, 'secrets.json'), '{');
    expect(() => keepSecrets(dataDir)).toThrow(/cannot be read/);
  });

  test('no setting of a configured shop reaches a build or the tests', () => {
    const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
    const names = [...example.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '');
    expect(names).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'STRIPE_SECRET_KEY', 'SMTP_URL', 'SESSION_SECRET']),
    );
    for (const name of [...names, 'STRIPE_API_BASE', 'DEMO_PAYMENTS']) vi.stubEnv(name, 'set');
    expect(Object.entries(buildEnvironment()).filter(([, value]) => value === 'set')).toEqual([]);
  });
});

describe('the last line of npm test', () => {
  const report = (content: object) => {
    const file = join(newFolder(), 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return countTests(file);
  };

  test('adds up what Vitest and Playwright report', () => {
    const vitest = report({ numPassedTests: 40, numFailedTests: 2 });
    const playwright = report({ stats: { expected: 7, flaky: 1, unexpected: 1, skipped: 3 } });
    expect(summary([vitest, playwright], false)).toBe('48 passed, 3 failed');
    expect(summary([vitest], false)).toBe('40 passed, 2 failed');
  });

  test('never says 0 failed after a failure', () => {
    expect(summary([], false)).toBe('0 passed, 1 failed');
    expect(summary([countTests('/nowhere.json')], false)).toBe('0 passed, 1 failed');
    expect(summary([{ passed: 5, failed: 0 }], true)).toBe('5 passed, 0 failed');
  });
});
