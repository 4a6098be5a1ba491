import 'server-only';
import { shopDb } from '@/db/pools';
import { errorLine, logProblem } from '@/lib/orders/log';
import { runDue, untilNext } from './service';

/** How late a change can be that another process planned. */
const POLL_MS = 15_000;
/** What another process is doing at this moment is left to it. */
const PAUSE_MS = 200;

/** On the process, since route bundles and the start of the process load this module apart. */
const shared = globalThis as typeof globalThis & { yungaSchedule?: { look: () => void } };

/**
 * Carries out planned changes on time: the timer is set for the next one, and looks again every 15 seconds for what
 * other processes planned. Never throws, and keeps no process alive.
 */
export function startSchedule(): void {
  if (shared.yungaSchedule) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let askedAgain = false;
  const look = async (): Promise<void> => {
    if (running) {
      askedAgain = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    let wait = POLL_MS;
    try {
      await runDue(shopDb());
      wait = Math.max(PAUSE_MS, await untilNext(shopDb(), POLL_MS));
    } catch (error) {
      logProblem('planned changes failed', { error: errorLine(error) });
    }
    running = false;
    if (askedAgain) wait = 0;
    askedAgain = false;
    timer = setTimeout(() => void look(), wait).unref();
  };
  shared.yungaSchedule = { look: () => void look() };
  void look();
}

/** Something was planned: the timer is set anew. */
export const lookAtSchedule = (): void => shared.yungaSchedule?.look();
