import { fullDiskError, SetupError } from '@/db/server/setup-error';

type Stop = () => Promise<unknown>;

/** What a command has running, and how all of it ends: by Ctrl-C, SIGTERM, a failure, or the end of its work. */
export class Lifetime {
  #stops: Stop[] = [];
  #ending: Promise<void> | null = null;
  readonly #codeWhenInterrupted: number;

  constructor(codeWhenInterrupted = 0) {
    this.#codeWhenInterrupted = codeWhenInterrupted;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void this.end(this.#codeWhenInterrupted));
    // The npm command that started us was killed: nobody is left to press Ctrl-C.
    process.once('disconnect', () => void this.end(1));
  }

  get isEnding(): boolean {
    return this.#ending !== null;
  }

  /** `stop` runs at the end, those registered last first. Register before what it stops begins to start. */
  own(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Stops everything once and leaves with `code`. Never resolves, so that nothing goes on meanwhile. */
  async end(code: number): Promise<never> {
    this.#ending ??= this.#stopAll().then(() => process.exit(code));
    await this.#ending;
    return new Promise<never>(() => {});
  }

  async #stopAll(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
    }
  }
}

/** Runs a command's work; a SetupError or a full disk is told in a sentence, anything else is a bug with its stack. */
export async function runCommand(
  work: (lifetime: Lifetime) => Promise<void>,
  codeWhenInterrupted = 0,
): Promise<void> {
  const lifetime = new Lifetime(codeWhenInterrupted);
  try {
    await work(lifetime);
    await lifetime.end(0);
  } catch (error) {
    const known = error instanceof SetupError ? error : fullDiskError(error);
    if (!lifetime.isEnding) console.error(known ? `\n${known.message}\n` : error);
    await lifetime.end(1);
  }
}
