'use client';

import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { campaign } from '@/lib/cart/campaign';
import { CartDrawerSlot } from './cart-drawer-slot';

/** The one query client of a page, and the place where the cart drawer appears. */
export function QueryProvider({ children }: { children: ReactNode }) {
  // Made in the render, not in the module: on the server a module serves everybody.
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      {children}
      <CartDrawerSlot />
    </QueryClientProvider>
  );
}

function makeClient(): QueryClient {
  if (typeof window !== 'undefined') {
    campaign();
    // Two windows side by side are both visible: visibility alone would never tell them to look again.
    focusManager.setEventListener((look) => {
      const listener = () => look();
      const events = ['visibilitychange', 'focus'];
      for (const event of events) window.addEventListener(event, listener);
      return () => {
        for (const event of events) window.removeEventListener(event, listener);
      };
    });
  }
  return new QueryClient();
}
