import type { Core } from './core';
import { getDispute, listDisputes } from './disputes';
import { noSuch } from './errors';
import { getEvent, listEvents } from './events';
import { pageOf } from './listing';
import { checkRefundCreate, createRefund, getRefund, listRefunds } from './refunds';
import type { RequestName, RequestParams } from './request-types';
import type { RawParams } from './schema';
import { checkSessionCreate } from './session-rules';
import { createSession, expireSession, getSession, listSessions } from './sessions';
import { createWebhookEndpoint, listWebhookEndpoints } from './webhook-endpoints';

interface Call<N extends RequestName> {
  raw: RawParams;
  typed: RequestParams[N];
  /** The id in the path, '' when it has none. */
  id: string;
  path: string;
}

export interface Route<N extends RequestName = RequestName> {
  request: N;
  pattern: RegExp;
  method: 'GET' | 'POST';
  /** Validates and returns what executes the request. Throwing here stores nothing under an idempotency key. */
  prepare(core: Core, call: Call<N>): () => object;
}

function route<N extends RequestName>(
  request: N,
  method: Route['method'],
  path: string,
  prepare: (core: Core, call: Call<N>) => () => object,
): Route {
  const pattern = new RegExp(`^/v1/${path.replace(':id', '([A-Za-z0-9_]+)')}$`);
  // Each route is called only with the parameters of its own request (`prepare` in api.ts).
  return { request, method, pattern, prepare: prepare as unknown as Route['prepare'] };
}

const ROUTES: Route[] = [
  route('SessionCreate', 'POST', 'checkout/sessions', (core, { raw }) => {
    const params = checkSessionCreate(raw, { now: core.now(), strictShop: core.settings.strictShop });
    return () => createSession(core, params);
  }),
  route('SessionList', 'GET', 'checkout/sessions', (core, { typed, path }) => {
    return () => pageOf(listSessions(core, typed), typed, path);
  }),
  route('SessionRetrieve', 'GET', 'checkout/sessions/:id', (core, { id }) => {
    return () => getSession(core, id).session;
  }),
  route('SessionExpire', 'POST', 'checkout/sessions/:id/expire', (core, { id }) => {
    return () => expireSession(core, getSession(core, id));
  }),
  route('SessionLineItems', 'GET', 'checkout/sessions/:id/line_items', (core, { id, typed, path }) => {
    return () => pageOf(getSession(core, id).lineItems, typed, path);
  }),
  route('PaymentIntentRetrieve', 'GET', 'payment_intents/:id', (core, { id }) => {
    return () => found(core.state.intents.get(id), 'payment_intent', id);
  }),
  route('ChargeRetrieve', 'GET', 'charges/:id', (core, { id }) => {
    return () => found(core.state.charges.get(id), 'charge', id);
  }),
  route('RefundCreate', 'POST', 'refunds', (core, { typed }) => {
    checkRefundCreate(typed);
    return () => createRefund(core, typed);
  }),
  route('RefundList', 'GET', 'refunds', (core, { typed, path }) => {
    return () => pageOf(listRefunds(core, typed), typed, path);
  }),
  route('RefundRetrieve', 'GET', 'refunds/:id', (core, { id }) => {
    return () => getRefund(core, id);
  }),
  route('DisputeList', 'GET', 'disputes', (core, { typed, path }) => {
    return () => pageOf(listDisputes(core, typed), typed, path);
  }),
  route('DisputeRetrieve', 'GET', 'disputes/:id', (core, { id }) => {
    return () => getDispute(core, id);
  }),
  route('EventList', 'GET', 'events', (core, { typed, path }) => {
    return () => pageOf(listEvents(core, typed), typed, path);
  }),
  route('EventRetrieve', 'GET', 'events/:id', (core, { id }) => {
    return () => getEvent(core, id);
  }),
  route('WebhookEndpointCreate', 'POST', 'webhook_endpoints', (core, { typed }) => {
    return () => createWebhookEndpoint(core, typed);
  }),
  route('WebhookEndpointList', 'GET', 'webhook_endpoints', (core, { typed, path }) => {
    return () => pageOf(listWebhookEndpoints(core), typed, path);
  }),
];

function found(object: object | undefined, name: string, id: string): object {
  if (!object) throw noSuch(name, id, name);
  return object;
}

export function findRoute(method: string, path: string): { route: Route; id: string } | null {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, id: match[1] ?? '' };
  }
  return null;
}
