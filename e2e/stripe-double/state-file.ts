import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { emptyState, type State } from './state';

const FORMAT = 1;
const WRITE_DELAY_MS = 50;

/** Keeps state in one JSON file: soon after each change, whole or not at all. */
export class StateFile {
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    readonly path: string,
    readonly state: State,
  ) {
    mkdirSync(dirname(path), { recursive: true });
  }

  /** Writes within 50 ms; a steady stream of changes does not postpone it. */
  changed(): void {
    if (!this.#closed) this.#timer ??= setTimeout(() => this.#write(), WRITE_DELAY_MS);
  }

  /** Writes for the last time. */
  close(): void {
    this.#closed = true;
    this.#write();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const partial = `${this.path}.${process.pid}.partial`;
    // Readable by the owner alone: it holds the addresses that shoppers typed.
    writeFileSync(partial, serialise(this.state), { mode: 0o600 });
    renameSync(partial, this.path);
  }
}

function serialise(state: State): string {
  return JSON.stringify({ format: FORMAT, ...state }, (_key, value: unknown) =>
    value instanceof Map ? [...value.entries()] : value,
  );
}

/** The state in the file, or null when there is no such file. Throws a sentence for a person when it is unusable. */
export function readState(path: string): State | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return parse(text);
  } catch (cause) {
    throw new Error(`The demo payment state in ${path} cannot be read. Delete the file to start afresh.`, {
      cause,
    });
  }
}

function parse(text: string): State {
  const saved = JSON.parse(text) as { format: number } & Record<keyof State, never>;
  if (saved.format !== FORMAT) throw new Error(`format ${saved.format}, expected ${FORMAT}`);
  const empty = emptyState(saved.clockOffset);
  return {
    ...empty,
    sessions: new Map(saved.sessions),
    intents: new Map(saved.intents),
    charges: new Map(saved.charges),
    refunds: new Map(saved.refunds),
    disputes: new Map(saved.disputes),
    endpoints: new Map(saved.endpoints),
    results: new Map(saved.results),
    events: saved.events,
    deliveries: saved.deliveries,
  };
}
