'use client';

import { lazy, Suspense, useEffect } from 'react';
import { noteLeftBusy, wasLeftBusy } from '@/lib/cart/left-busy';
import { useCartCommands, useCartState } from './cart-state';

export const loadDrawer = () => import('./cart-drawer');
const CartDrawer = lazy(() => loadDrawer().then((module) => ({ default: module.CartDrawer })));

/** A write that was under way when the page before this one was left has been answered after so long. */
const ANSWERED_BY_MS = 1500;

/** The drawer's code arrives when something is added for the first time, not with the page. */
export function CartDrawerSlot() {
  const { open } = useCartState();
  const { flush, isBusy, reread } = useCartCommands();

  // A reload in the quiet moment after a burst of clicks must not lose the last of them. At `beforeunload` the request
  // still leaves before the next page is asked for; phones know only `pagehide`.
  useEffect(() => {
    const leave = () => {
      if (!isBusy()) return;
      noteLeftBusy();
      void flush();
    };
    const events = ['beforeunload', 'pagehide'];
    for (const event of events) window.addEventListener(event, leave);
    return () => {
      for (const event of events) window.removeEventListener(event, leave);
    };
  }, [flush, isBusy]);

  // No cleanup: the note is gone, and reading once more than needed does no harm.
  useEffect(() => {
    if (wasLeftBusy()) setTimeout(reread, ANSWERED_BY_MS);
  }, [reread]);

  return open ? (
    <Suspense>
      <CartDrawer />
    </Suspense>
  ) : null;
}
