/** SQLSTATE: ended because two waited for each other; could not be put in one order with another one. */
const DEADLOCK = '40P01';
const NOT_SERIAL = '40001';

/** SQLSTATE classes of what passes: ended for another's sake, connection lost, out of room, stopped by an operator. */
const PASSING = /^(40|08|53|57|ECONN)/;

type FromDatabase = { code?: unknown; message?: unknown } | null;

/** What the database said, also inside the error that Drizzle wraps it in. */
const causeOf = (error: unknown) =>
  (error instanceof Error && error.cause instanceof Error ? error.cause : error) as FromDatabase;

/** Whether another moment may mend what a transaction failed with: a deadlock, a lost connection, a restart. */
export function mayPass(error: unknown): boolean {
  const cause = causeOf(error);
  // A connection that broke has no SQLSTATE, only the driver's words.
  return PASSING.test(String(cause?.code)) || /^Connection terminated/.test(String(cause?.message));
}

/** Whether the database ended this transaction for another's sake. Nothing of it stays; run again, it may well pass. */
export function wasOvertaken(error: unknown): boolean {
  const state = causeOf(error)?.code;
  return state === DEADLOCK || state === NOT_SERIAL;
}

/** Runs a transaction once more when the database ended it for another's sake. `run` begins the transaction. */
export async function againIfOvertaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!wasOvertaken(error)) throw error;
    return run();
  }
}
