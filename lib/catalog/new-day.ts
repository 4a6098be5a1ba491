import 'server-only';
import type { Db } from '@/db/client';
import { shopToday } from './queries';

const LOOK_MS = 60_000;

/** Looks what day it is in the shop, and says so when it is another one than at the last look. A failed look is repeated. */
export function newDayWatch(
  readDay: () => Promise<string>,
  onNewDay: () => Promise<unknown>,
): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const day = await readDay();
    if (known !== undefined && known !== day) await onNewDay();
    known = day;
  };
}

/**
 * What ends with a day, such as the badge of a certificate, ends on every page within a minute of midnight in the shop:
 * the cached pages would keep it until they are a day old, and longer where nobody looks. Never throws, and keeps no
 * process alive.
 * @param expire lets the pages of the catalogue be drawn anew, in this process
 */
export function watchDays(db: Db, expire: () => Promise<unknown>): void {
  const look = newDayWatch(() => shopToday(db), expire);
  const tick = async () => {
    await look().catch(() => {});
    setTimeout(() => void tick(), LOOK_MS).unref();
  };
  void tick();
}
