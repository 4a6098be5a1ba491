import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './settings';

export type Child = {
  name: string;
  /** Its exit code, or null when a signal ended it. */
  ended: Promise<number | null>;
  hasEnded(): boolean;
  /** Ends it and everything it started; resolves when all of it is gone. */
  stop(): Promise<void>;
};

type ChildOptions = {
  env?: NodeJS.ProcessEnv;
  /** Gets its output, both streams in the order they come. Without it the output goes to the terminal. */
  onOutput?: (text: string) => void;
  /** What asks it to end. Playwright takes its web server along on SIGINT only. */
  stopSignal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL';
};

// As a URL: Next hands it on in NODE_OPTIONS, where a path with a space would break.
const GO_WITH_PARENT = new URL('./go-with-parent.mjs', import.meta.url).href;

const GRACE_MS = 10_000;

/** Starts a Node program of the checkout as a process group of its own, so that Ctrl-C reaches only us. */
export function startNode(name: string, args: string[], options: ChildOptions = {}): Child {
  const { env = process.env, onOutput, stopSignal = 'SIGTERM' } = options;
  const output = onOutput ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, ['--import', GO_WITH_PARENT, ...args], {
    cwd: ROOT,
    env: { NEXT_TELEMETRY_DISABLED: '1', ...env, YUNGA_CHILD: stopSignal },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (onOutput)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString()));

  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code));
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return { name, ended, hasEnded, stop: () => stopGroup(child, ended, stopSignal) };
}

async function stopGroup(
  child: ChildProcess,
  ended: Promise<unknown>,
  signal: NodeJS.Signals,
): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
  }
  // Whatever it started and left behind, and itself if it did not listen.
  signalGroup(child.pid, 'SIGKILL');
  await ended;
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (leader) process.kill(-leader, signal);
  } catch {
    // The whole group is gone.
  }
}
