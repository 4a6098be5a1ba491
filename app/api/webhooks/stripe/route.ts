import { after } from 'next/server';
import { orderDb } from '@/db/pools';
import { sendDue } from '@/lib/orders/outbox';
import { answerWebhook } from '@/lib/orders/webhook';

/** No origin check, no cookie, no session: the signature over the raw body is the only credential. */
export async function POST(request: Request): Promise<Response> {
  const response = await answerWebhook(orderDb(), request);
  if (response.ok) after(() => sendDue(orderDb()));
  return response;
}
