/**
 * The one place that knows what time it is. Tests set it with `setNow`; a running shop reads the machine's clock.
 * In a render that Next caches, call these only inside a `'use cache'` scope with a `cacheLife`.
 */
let fixed: (() => Date) | undefined;

export const now = (): Date => (fixed ? fixed() : new Date());

/** Tests only. Pass nothing to give the clock back. */
export function setNow(at?: string | Date | (() => Date)): void {
  fixed = at === undefined ? undefined : typeof at === 'function' ? at : () => new Date(at);
}

/** A calendar day in the shop's time zone, `2026-11-22`. */
export function dayIn(timeZone: string, at: Date = now()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** The hour 0–23 in the shop's time zone. */
export function hourIn(timeZone: string, at: Date = now()): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));
}
