'use server';

import { redirect } from 'next/navigation';
import { shopDb } from '@/db/pools';
import { action } from '@/lib/kernel/action';
import type { ActionResult } from '@/lib/kernel/errors';
import type { CartId } from '@/lib/kernel/units';
import { addLineInput, removeLineInput, setCountryInput, setQuantityInput } from './input';
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

export async function setLineQuantityForm(form: FormData): Promise<void> {
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
  const problem = result.ok ? result.data.notice?.code : result.error.code;
  redirect(problem ? `/cart?problem=${problem}` : '/cart');
}
