import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { addToCart, setCountry, setLineQuantity } from './actions';
import { campaign } from './campaign';
import type { CartView } from './types';
import { type CartWrite, createWriteQueue, type WriteFailure } from './write-queue';

const CART = ['cart'] as const;

/** The visitor's cart. Read again whenever the window gets the focus, so that two tabs agree. */
export const cartQuery = queryOptions({
  queryKey: CART,
  queryFn: async ({ signal, client }): Promise<CartView> => {
    // An answer from before a write would undo it on screen.
    await queue?.settled();
    const response = await fetch('/api/cart', { signal });
    if (!response.ok) throw new Error(`cart: ${response.status}`);
    const cart: CartView = await response.json();
    // What the last command could not do stays said until the next one.
    return { ...cart, notice: client.getQueryData<CartView>(CART)?.notice ?? null };
  },
  staleTime: 30_000,
  refetchOnWindowFocus: 'always',
});

export type CartWrites = ReturnType<typeof createWriteQueue>;

// One browser, one cart, one queue. Never made on the server, where a module serves everybody.
let queue: CartWrites | undefined;

/** The queue of this page's cart; call it from event handlers and effects only. `fail` of the first call is kept. */
export function cartWrites(client: QueryClient, fail: (failure: WriteFailure) => void): CartWrites {
  if (!queue) keepWritesAlive();
  queue ??= createWriteQueue({
    send,
    read: () => client.getQueryData(cartQuery.queryKey),
    show: (cart) => client.setQueryData(cartQuery.queryKey, cart),
    cancelReads: () => {
      const shown = client.getQueryData(cartQuery.queryKey);
      void client.cancelQueries(cartQuery);
      // Cancelling goes back to before the read began, when the cart page had not brought its cart yet.
      if (shown) client.setQueryData(cartQuery.queryKey, shown);
    },
    reread: () => void client.invalidateQueries(cartQuery),
    fail,
  });
  return queue;
}

function send(write: CartWrite) {
  if (write.kind === 'country') return setCountry({ country: write.country });
  const { variantId, grind } = write.line;
  return write.kind === 'add'
    ? addToCart({ variantId, grind, quantity: write.line.quantity, campaign: campaign() })
    : setLineQuantity({ variantId, grind, quantity: write.quantity });
}

/**
 * Lets a write end well whose page is left while it is under way. The cookie of a first cart comes with the answer:
 * without it the bag would lie where nobody finds it. Next sends an action by `fetch` and takes no options for it.
 */
function keepWritesAlive(): void {
  const plain = window.fetch;
  window.fetch = (input, init) => {
    const isWrite = typeof init?.body === 'string' && new Headers(init.headers).has('next-action');
    return plain(input, isWrite ? { ...init, keepalive: true } : init);
  };
}
