import type Stripe from 'stripe';
import type { Faults } from './faults';
import { newId } from './ids';
import { API_VERSION, type Settings } from './options';
import type { Pauses } from './pauses';
import type { EventRecord, State } from './state';

/** Which API request caused an event; null for what a shopper or the clock did. */
export type Cause = { id: string; idempotency_key: string | null } | null;

/** What every part of the double shares. */
export interface Core {
  readonly settings: Settings;
  readonly state: State;
  /** http://127.0.0.1:port, known once the server listens. */
  base: string;
  faults: Faults;
  /** API requests held back by the `slow` fault. */
  readonly slowed: Pauses;
  cause: Cause;
  /** Virtual unix seconds. */
  now(): number;
  /** Takes a new event on its way to the webhook endpoint. */
  announce(record: EventRecord): void;
}

type Envelope = Pick<
  Stripe.Event,
  'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'pending_webhooks' | 'request'
>;

/** Records an event with a snapshot of `object` and sends it. Call in the order in which Stripe reports. */
export function emit(
  core: Core,
  type: Stripe.Event.Type,
  object: object,
  previous?: Record<string, unknown>,
): void {
  const envelope: Envelope = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: core.now(),
    livemode: false,
    pending_webhooks: 1,
    request: core.cause ?? { id: null, idempotency_key: null },
  };
  const snapshot = { object: structuredClone(object), ...(previous && { previous_attributes: previous }) };
  const record: EventRecord = {
    event: { ...envelope, type, data: snapshot } as unknown as Stripe.Event,
    delivery: 'pending',
  };
  core.state.events.push(record);
  core.announce(record);
}
