import type Stripe from 'stripe';
import type { Core } from './core';
import { invalid, noSuch } from './errors';
import { isCreatedWithin } from './listing';
import { DAY } from './options';
import type { RequestParams } from './request-types';
import type { EventRecord } from './state';

const KEPT = 30 * DAY;
const MAXIMUM_TYPES = 20;

/** The event as the API shows it: its payload never changes, the count of webhooks still owed does. */
function shown({ event, delivery }: EventRecord): Stripe.Event {
  return { ...event, pending_webhooks: isDelivered(delivery) ? 0 : 1 };
}

const isDelivered = (delivery: EventRecord['delivery']): boolean =>
  delivery === 'delivered' || delivery === 'unsubscribed';

const isKept = (core: Core, { event }: EventRecord): boolean => event.created > core.now() - KEPT;

export function getEvent(core: Core, id: string): Stripe.Event {
  const record = core.state.events.find((kept) => kept.event.id === id && isKept(core, kept));
  if (!record) throw noSuch('event', id);
  return shown(record);
}

/** Newest first, of the last 30 days. */
export function listEvents(core: Core, params: RequestParams['EventList']): Stripe.Event[] {
  const { type, types, delivery_success: delivered } = params;
  if (type !== undefined && types !== undefined) {
    throw invalid(
      'You may only specify one of these parameters: type, types.',
      'type',
      'parameters_exclusive',
    );
  }
  if (types && types.length > MAXIMUM_TYPES)
    throw invalid(`Up to ${MAXIMUM_TYPES} types are allowed.`, 'types');
  return core.state.events
    .filter((record) => isKept(core, record))
    .filter(({ event }) => type === undefined || matchesType(event.type, type))
    .filter(({ event }) => types === undefined || types.includes(event.type))
    .filter(({ event }) => isCreatedWithin(event.created, params.created))
    .filter((record) => delivered === undefined || isDelivered(record.delivery) === delivered)
    .map(shown)
    .reverse();
}

/** `charge.*` stands for everything about charges. */
function matchesType(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
