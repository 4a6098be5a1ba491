import Stripe from 'stripe';

/** Stands in every page and reply of the double. A build test looks for it where it must not be. */
export const MARKER = 'yunga-stripe-double';
export const KEY_PREFIX = 'sk_test_demo_';
export const API_VERSION = Stripe.API_VERSION;

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface WebhookEndpoint {
  /** http on a loopback address. */
  url: string;
  secret: string;
  /** Event types the endpoint subscribed to; all when left out. */
  events?: string[] | undefined;
}

export interface DoubleOptions {
  /** Must start with `sk_test_demo_`. */
  secretKey: string;
  /** 0 or nothing picks a free one. */
  port?: number | undefined;
  webhook?: WebhookEndpoint | undefined;
  /** Pauses before each further try of a webhook that was not answered 2xx; its length bounds the tries. */
  retryDelaysMs?: number[] | undefined;
  /** Unix seconds. `control({ advance })` moves on from it. */
  now?: (() => number) | undefined;
  /** Seconds that the virtual clock starts ahead of `now`. */
  clockOffset?: number | undefined;
  /** Also refuse what Stripe accepts but this shop must never send. Default true. */
  strictShop?: boolean | undefined;
  /** Flat tax in basis points, applied only when a session enables `automatic_tax`. Default 800 (8 %). */
  taxRateBp?: number | undefined;
  /** Where state outlives the process; nothing is written without it. */
  stateFile?: string | undefined;
}

export interface Settings {
  secretKey: string;
  retryDelaysMs: readonly number[];
  strictShop: boolean;
  taxRateBp: number;
}

const DEFAULT_RETRY_DELAYS_MS = [1_000, 5_000, 15_000, 60_000, 300_000];

export function settingsFrom(options: DoubleOptions): Settings {
  if (!options.secretKey.startsWith(KEY_PREFIX)) {
    throw new Error(
      `The Stripe double takes only keys that start with ${KEY_PREFIX}: it must never see a real one.`,
    );
  }
  if (options.webhook) assertWebhook(options.webhook);
  return {
    secretKey: options.secretKey,
    retryDelaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS,
    strictShop: options.strictShop ?? true,
    taxRateBp: options.taxRateBp ?? 800,
  };
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The double talks to this machine alone, so that a slip in the configuration sends nothing out. */
export function assertWebhook(webhook: WebhookEndpoint): void {
  const { protocol, hostname } = new URL(webhook.url);
  if (protocol !== 'http:' || !LOOPBACK.has(hostname)) {
    throw new Error(`The Stripe double delivers webhooks to http on loopback only, not to ${hostname}.`);
  }
  if (!webhook.secret.startsWith('whsec_')) throw new Error('A webhook secret starts with whsec_.');
}

/** A request for another host name is a page elsewhere that resolves its own name to this machine. */
export function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host !== undefined && [...LOOPBACK].some((name) => host === `${name}:${port}`);
}
