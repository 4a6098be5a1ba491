import { createHash } from 'node:crypto';
import type { Core } from './core';
import { invalid, StripeError } from './errors';
import { DAY } from './options';
import type { RawParams } from './schema';
import type { StoredResult } from './state';

const MAXIMUM_KEY_LENGTH = 255;

/**
 * Stripe's promise for a repeated POST: the result of a key is replayed for 24 hours, errors included, once
 * execution began; what failed validation is forgotten; a key in use, or used with other parameters, is refused.
 */
export class Idempotency {
  readonly #running = new Map<string, string>();

  constructor(readonly core: Core) {}

  /** The stored result to replay, or null when the caller must execute and then call `finish`. */
  begin(key: string, fingerprint: string): StoredResult | null {
    if (key.length > MAXIMUM_KEY_LENGTH) throw invalid('Idempotency keys can have up to 255 characters.');
    const { results } = this.core.state;
    const stored = results.get(key);
    if (stored && stored.at + DAY <= this.core.now()) results.delete(key);
    const current = results.get(key);
    const earlier = current?.fingerprint ?? this.#running.get(key);
    if (earlier !== undefined && earlier !== fingerprint) throw changedParameters(key);
    if (current) return current;
    if (this.#running.has(key)) throw keyInUse(key);
    this.#running.set(key, fingerprint);
    return null;
  }

  /** `result` is null when execution never began. */
  finish(key: string, result: Omit<StoredResult, 'at' | 'fingerprint'> | null): void {
    const fingerprint = this.#running.get(key);
    this.#running.delete(key);
    if (result && fingerprint !== undefined) {
      this.core.state.results.set(key, { ...result, fingerprint, at: this.core.now() });
    }
  }
}

/** Equal for equal parameters, whatever their order. */
export function fingerprintOf(method: string, path: string, params: RawParams): string {
  return createHash('sha256')
    .update(`${method} ${path} ${JSON.stringify(sorted(params))}`)
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function changedParameters(key: string): StripeError {
  return new StripeError(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function keyInUse(key: string): StripeError {
  return new StripeError(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using the idempotency key '${key}'.`,
  });
}
