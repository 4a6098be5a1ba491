import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientOf, SECRET_KEY, startReceiver, submit, WEBHOOK_SECRET } from './fixture';

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));
// One process, unlike the tsx command: a kill reaches it.
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stripe-double-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function serve(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { STRIPE_SECRET_KEY: _key, STRIPE_WEBHOOK_SECRET: _secret, ...rest } = process.env;
  child = spawn(process.execPath, ['--import', TSX, SERVE, ...args], {
    env: { ...rest, ...env },
    stdio: 'pipe',
  });
  return child;
}

async function firstLine(from: ChildProcess): Promise<string> {
  if (!from.stdout) throw new Error('No output.');
  const [line] = (await once(createInterface(from.stdout), 'line')) as [string];
  return line;
}

const portOf = (line: string): number => Number(new URL((JSON.parse(line) as { base: string }).base).port);

const exitCode = async (of: ChildProcess): Promise<number | null> =>
  of.exitCode ?? ((await once(of, 'exit')) as [number | null])[0];

test('prints its address as JSON, takes keys from the environment and delivers webhooks', async () => {
  const receiver = await startReceiver();
  const env = { STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET };
  const port = portOf(await firstLine(serve(['--port', '0', '--webhook-url', receiver.url], env)));
  const stripe = clientOf({ port });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: `${receiver.origin}/thanks`,
    adaptive_pricing: { enabled: false },
    automatic_tax: { enabled: false },
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'Sample' } } },
    ],
  });
  await submit(session.url);
  await fetch(`http://127.0.0.1:${port}/__control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"idle":true}',
  });
  await receiver.close();
  expect(receiver.types().at(-1)).toBe('checkout.session.completed');
});

test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s with its state written', async (signal) => {
  const stateFile = join(folder, 'state.json');
  const running = serve(['--secret-key', SECRET_KEY, '--state-file', stateFile]);
  await firstLine(running);
  const exit = exitCode(running);
  running.kill(signal);
  expect(await exit).toBe(0);
  expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toMatchObject({ format: 1 });
});

test('ends with its parent when asked to', async () => {
  const running = serve(['--secret-key', SECRET_KEY, '--exit-with-parent']);
  await firstLine(running);
  const exit = exitCode(running);
  running.stdin?.end();
  expect(await exit).toBe(0);
});

test('refuses a real key with a sentence and without a trace', async () => {
  const stateFile = join(folder, 'state.json');
  const running = serve(['--secret-key', 'sk_live_1', '--state-file', stateFile]);
  const output: string[] = [];
  running.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  expect(await exitCode(running)).toBe(1);
  expect(output.join('')).toContain('sk_test_demo_');
  expect(existsSync(stateFile)).toBe(false);
});
