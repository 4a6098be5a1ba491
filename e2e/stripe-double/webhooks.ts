import Stripe from 'stripe';
import type { Core } from './core';
import { noSuch } from './errors';
import type { WebhookEndpoint } from './options';
import { Pauses } from './pauses';
import type { EventRecord } from './state';

const ANSWER_WITHIN_MS = 10_000;
const KEPT_DELIVERIES = 5_000;
const UNKNOWN_SECRET = `whsec_${'unknown0'.repeat(4)}`;

// The key signs nothing: the webhook helpers hang on a client.
const signer = new Stripe('sk_test_demo_signer').webhooks;

/**
 * Hands events to the endpoint, in Stripe's order, and tries again what was not answered 2xx. The events of one
 * operation travel together; another operation does not wait for their delay or their retries.
 */
export class WebhookSender {
  endpoint: WebhookEndpoint | undefined;
  readonly #core: Core;
  readonly #changed: () => void;
  readonly #running = new Set<Promise<void>>();
  readonly #pauses = new Pauses();
  readonly #closing = new AbortController();
  #batch: EventRecord[] = [];
  #line: Promise<void> = Promise.resolve();

  constructor(core: Core, endpoint: WebhookEndpoint | undefined, changed: () => void) {
    this.#core = core;
    this.endpoint = endpoint;
    this.#changed = changed;
  }

  /** Everything announced within one synchronous operation becomes one batch. */
  announce(record: EventRecord): void {
    if (!this.#wants(record)) record.delivery = 'unsubscribed';
    this.#batch.push(record);
    if (this.#batch.length === 1) this.#track(Promise.resolve().then(() => this.#sendBatch()));
  }

  #wants({ event }: EventRecord): boolean {
    return this.endpoint !== undefined && (this.endpoint.events?.includes(event.type) ?? true);
  }

  async #sendBatch(): Promise<void> {
    const batch = this.#batch.filter(({ delivery }) => delivery === 'pending');
    this.#batch = [];
    const { delayMs = 0, reorder } = this.#core.faults.webhook ?? {};
    if (reorder) batch.reverse();
    if (delayMs > 0) await this.#pause(delayMs);
    this.#line = this.#line.then(async () => {
      for (const record of batch) await this.#firstTry(record);
    });
    await this.#line;
  }

  async #firstTry(record: EventRecord): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const { drop = [], duplicate = 0 } = this.#core.faults.webhook ?? {};
    if (drop.includes('*') || drop.includes(record.event.type)) {
      record.delivery = 'undelivered';
      this.#note(record, 'dropped');
      return;
    }
    const copies = Array.from({ length: 1 + duplicate }, () => this.#post(record));
    const answers = await Promise.all(copies);
    if (!answers.includes(true)) this.#track(this.#retry(record));
  }

  async #retry(record: EventRecord): Promise<void> {
    for (const delay of this.#core.settings.retryDelaysMs) {
      await this.#pause(delay);
      if (this.#closing.signal.aborted || record.delivery === 'delivered') return;
      if (await this.#post(record)) return;
    }
    if (!this.#closing.signal.aborted && record.delivery === 'pending') record.delivery = 'undelivered';
    this.#changed();
  }

  /** True when the endpoint answered 2xx. */
  async #post(record: EventRecord): Promise<boolean> {
    const { endpoint } = this;
    if (!endpoint) return false;
    const payload = JSON.stringify(record.event);
    try {
      const answer = await fetch(endpoint.url, {
        method: 'POST',
        // A redirect is a failure, as with Stripe.
        redirect: 'manual',
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': this.#sign(payload, endpoint.secret),
          'user-agent': 'Stripe/1.0 (+loopback double)',
        },
        body: payload,
      });
      await answer.arrayBuffer();
      if (answer.ok) record.delivery = 'delivered';
      this.#note(record, answer.status);
      return answer.ok;
    } catch (error) {
      this.#note(record, reasonOf(error));
      return false;
    }
  }

  /** Signs with real time: the endpoint compares it with its own clock, whatever the virtual one says. */
  #sign(payload: string, secret: string): string {
    const { oldTimestamp = 0, wrongSecret } = this.#core.faults.webhook ?? {};
    return signer.generateTestHeaderString({
      payload,
      secret: wrongSecret ? UNKNOWN_SECRET : secret,
      timestamp: Math.floor(Date.now() / 1000) - oldTimestamp,
    });
  }

  #note({ event }: EventRecord, status: number | string): void {
    const { deliveries } = this.#core.state;
    deliveries.push({ event: event.id, type: event.type, status, at: Date.now() });
    if (deliveries.length > KEPT_DELIVERIES) deliveries.shift();
    this.#changed();
  }

  /** Sends a recorded event once more, dropped or not, and waits for the answer. */
  async redeliver(id: string): Promise<void> {
    const record = this.#core.state.events.find(({ event }) => event.id === id);
    if (!record) throw noSuch('event', id);
    await this.#post(record);
  }

  /** Takes up the deliveries that an earlier process left unfinished. */
  resume(): void {
    if (!this.endpoint) return;
    for (const record of this.#core.state.events) {
      if (record.delivery === 'pending') this.announce(record);
    }
  }

  /** Ends every delay and every pause before a retry. */
  deliverNow(): void {
    this.#pauses.endAll();
  }

  /** Resolves when nothing is on its way, delays and retries included. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Stops; what is not delivered stays pending in the state. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.deliverNow();
    await this.idle();
  }

  async #pause(ms: number): Promise<void> {
    if (!this.#closing.signal.aborted) await this.#pauses.wait(ms);
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
