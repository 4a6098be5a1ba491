'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { orderDb, shopDb } from '@/db/pools';
import { problemQuery } from '@/lib/cart/problem';
import { currentCartId } from '@/lib/cart/session';
import { action } from '@/lib/kernel/action';
import { clientAddress } from '@/lib/kernel/client-address';
import { DomainError } from '@/lib/kernel/errors';
import { hitByAddress } from '@/lib/kernel/rate-limit';
import { rememberOrder } from '@/lib/orders/access';
import { openerOf } from './hoarding';
import { cancelCheckoutInput, startCheckoutInput } from './input';
import * as service from './service';

const QUARTER_S = 15 * 60;

/** @returns where the request came from */
async function limit(name: string, max: number): Promise<string> {
  const address = clientAddress(await headers());
  await hitByAddress(shopDb(), name, address, { max, overall: 100 * max, windowS: QUARTER_S });
  return address;
}

/** The payment page's address. The browser that started an order may see it afterwards. */
export const startCheckout = action(startCheckoutInput, async ({ country, cartHash, email }) => {
  const address = await limit('checkout', 20);
  const cartId = await currentCartId();
  if (cartId === null) throw new DomainError('cart_empty');
  const started = await service.startCheckout(orderDb(), {
    cartId,
    country,
    expected: { cartHash },
    email,
    openedFrom: openerOf(address),
  });
  await rememberOrder(started.orderId);
  return { url: started.url };
});

/** Ends the payment page the visitor came back from. `state` is `paid` when the payment was faster. */
export const cancelCheckout = action(cancelCheckoutInput, async ({ attempt }) => {
  await limit('cancel', 40);
  const cartId = await currentCartId();
  if (cartId === null) throw new DomainError('not_found');
  return { state: await service.cancelCheckout(orderDb(), attempt, cartId) };
});

// The same commands as plain forms, with and without JavaScript.

export async function startCheckoutForm(form: FormData): Promise<void> {
  const result = await startCheckout(form);
  if (result.ok) redirect(result.data.url);
  // The country that was chosen at checkout is not the cart's: without it the next press would ship elsewhere.
  const country = new URLSearchParams({ country: String(form.get('country') ?? '') });
  redirect(`/checkout?${problemQuery(result.error)}&${country}`);
}

export async function cancelCheckoutForm(form: FormData): Promise<void> {
  const result = await cancelCheckout(form);
  redirect(result.ok ? '/cart' : `/cart?${problemQuery(result.error)}`);
}
