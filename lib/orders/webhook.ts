import 'server-only';
import Stripe from 'stripe';
import type { Db } from '@/db/client';
import { receiveEvent } from './events';
import { errorLine, logProblem } from './log';
import { payments } from './payments-mode';
import { stripeFor } from './stripe';

const LARGEST_BODY = 256 * 1024;

let warnedOf: string | null = null;

/**
 * Answers a delivery of Stripe's: 200 taken or not for us, 400 not signed by Stripe, 413 too large, 500 try again,
 * 503 this shop cannot check signatures. Neither body nor header is logged.
 */
export async function answerWebhook(db: Db, request: Request): Promise<Response> {
  const found = payments();
  if (found.mode === 'off' || !found.webhookSecret) return reply(503, 'no webhook secret');
  const raw = await readLimited(request);
  if (raw === null) return reply(413, 'too large');
  let event: Stripe.Event;
  try {
    const signature = request.headers.get('stripe-signature') ?? '';
    event = await stripeFor(found).webhooks.constructEventAsync(raw, signature, found.webhookSecret);
  } catch {
    return reply(400, 'bad signature');
  }
  if (event.api_version !== Stripe.API_VERSION && event.api_version !== warnedOf) {
    warnedOf = event.api_version;
    console.warn(
      `Webhook events come in API version ${event.api_version}, this shop speaks ${Stripe.API_VERSION}: run npm run stripe:setup.`,
    );
  }
  try {
    return reply(200, await receiveEvent(db, event));
  } catch (error) {
    logProblem('an event could not be applied', {
      eventId: event.id,
      type: event.type,
      error: errorLine(error),
    });
    return reply(500, 'try again');
  }
}

const reply = (status: number, said: string) =>
  new Response(said, { status, headers: { 'cache-control': 'no-store' } });

/** The raw text, or null above the limit; a false content-length does not help. */
async function readLimited(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > LARGEST_BODY) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
