'use server';

import { redirect } from 'next/navigation';
import { shopDb } from '@/db/pools';
import { action } from '@/lib/kernel/action';
import type { ActionResult } from '@/lib/kernel/errors';
import type { CartId } from '@/lib/kernel/units';
import { addLineInput, removeLineInput, setCountryInput, setQuantityInput } from './input';
import { problemQuery } from './problem';
import * as service from './service';
import { currentCartId, rememberCart } from './session';
import type { CartView, StoredCart } from './types';

// Each returns the whole cart, so the caller needs no second read, and invalidates nothing: public pages do not depend
// on a cart, so Next sends back data and no page.

export const addToCart = action(addLineInput, async (line) => {
  const known = await currentCartId();
  return remembered(known, await service.addLine(shopDb(), known, line));
});

export const setLineQuantity = action(setQuantityInput, async (line) =>
  service.setQuantity(shopDb(), await currentCartId(), line),
);

export const removeLine = action(removeLineInput, async (line) =>
  service.removeLine(shopDb(), await currentCartId(), line),
);

export const setCountry = action(setCountryInput, async ({ country }) => {
  const known = await currentCartId();
  return remembered(known, await service.setCountry(shopDb(), known, country));
});

// The same commands for a form without JavaScript: the cart page shows the outcome.

export async function addToCartForm(form: FormData): Promise<void> {
  showCart(await addToCart(form));
}

/** A stepper's buttons are called `to`, so that they win over the typed quantity beside them. */
export async function setLineQuantityForm(form: FormData): Promise<void> {
  const to = form.get('to');
  if (to !== null) form.set('quantity', to);
  showCart(await setLineQuantity(form));
}

export async function removeLineForm(form: FormData): Promise<void> {
  showCart(await removeLine(form));
}

export async function setCountryForm(form: FormData): Promise<void> {
  showCart(await setCountry(form));
}

async function remembered(known: CartId | null, cart: StoredCart): Promise<CartView> {
  if (cart.id !== known) await rememberCart(cart.id);
  return cart.view;
}

function showCart(result: ActionResult<CartView>): never {
  const problem = result.ok ? result.data.notice : result.error;
  redirect(problem ? `/cart?${problemQuery(problem)}` : '/cart');
}
