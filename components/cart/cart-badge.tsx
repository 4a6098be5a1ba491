'use client';

import { useQuery } from '@tanstack/react-query';
import { cartQuery } from '@/lib/cart/client';

/** "Cart 2". The page is the same for everybody; the number arrives in a place that is kept for it. */
export function CartBadge() {
  const count = useQuery(cartQuery).data?.count;
  return (
    <a href="/cart" className="flex min-h-12 items-center gap-1.5 font-bold hover:underline">
      Cart
      <span data-cart-count={count ?? ''} className="inline-block min-w-[2ch] tabular">
        {count}
      </span>
      {count !== undefined && <span className="sr-only">{count === 1 ? 'item' : 'items'}</span>}
    </a>
  );
}
