/** SQLSTATE: ended because two waited for each other; could not be put in one order with another one. */
const DEADLOCK = '40P01';
const NOT_SERIAL = '40001';

/** The SQLSTATE that a failed query carries, also inside the error that Drizzle wraps it in. */
function sqlState(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause as { code?: unknown } | null)?.code;
}

/** Whether the database ended this transaction for another's sake. Nothing of it stays; run again, it may well pass. */
export function wasOvertaken(error: unknown): boolean {
  const state = sqlState(error);
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
