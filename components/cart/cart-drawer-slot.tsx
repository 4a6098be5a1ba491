'use client';

import { lazy, Suspense, useEffect } from 'react';
import { useCartCommands, useCartState } from './cart-state';

export const loadDrawer = () => import('./cart-drawer');
const CartDrawer = lazy(() => loadDrawer().then((module) => ({ default: module.CartDrawer })));

/** The drawer's code arrives when something is added for the first time, not with the page. */
export function CartDrawerSlot() {
  const { open } = useCartState();
  const { flush, isBusy } = useCartCommands();

  // A reload in the quiet moment after a burst of clicks must not lose the last of them. At `beforeunload` the request
  // still leaves before the next page is asked for; phones know only `pagehide`.
  useEffect(() => {
    const leave = () => {
      if (isBusy()) void flush();
    };
    const events = ['beforeunload', 'pagehide'];
    for (const event of events) window.addEventListener(event, leave);
    return () => {
      for (const event of events) window.removeEventListener(event, leave);
    };
  }, [flush, isBusy]);

  return open ? (
    <Suspense>
      <CartDrawer />
    </Suspense>
  ) : null;
}
