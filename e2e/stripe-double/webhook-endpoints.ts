import type Stripe from 'stripe';
import type { Core } from './core';
import { invalid } from './errors';
import { newId } from './ids';
import { API_VERSION } from './options';
import type { RequestParams } from './request-types';

// What an account has registered. Nothing is delivered there: the double talks to this machine alone (options.ts).

/** With its secret, which is in no later reply. */
export function createWebhookEndpoint(
  core: Core,
  params: RequestParams['WebhookEndpointCreate'],
): Stripe.WebhookEndpoint {
  if (!URL.canParse(params.url)) throw invalid('Not a valid URL', 'url', 'url_invalid');
  const endpoint: Stripe.WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? API_VERSION,
    application: null,
    created: core.now(),
    description: params.description || null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url: params.url,
  };
  core.state.endpoints.set(endpoint.id, endpoint);
  return { ...endpoint, secret: newId('whsec', 32) };
}

/** Newest first. */
export const listWebhookEndpoints = (core: Core): Stripe.WebhookEndpoint[] =>
  [...core.state.endpoints.values()].reverse();
