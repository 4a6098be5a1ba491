'use client';

import { useQuery } from '@tanstack/react-query';
import { cartQuery } from '@/lib/cart/client';
import type { CartView } from '@/lib/cart/types';
import { CartLines } from './cart-lines';
import { CartSummary } from './cart-summary';
import { type Country, CountryForm } from './country-form';

type Props = {
  /** The cart as the server read it for this request. */
  initial: CartView;
  /** What a form without JavaScript came back with, in words. */
  problem?: string | null;
  /** Where the shop ships; without them the country cannot be changed here. */
  countries?: readonly Country[];
};

/** The cart as a page. Every control is a form that works without JavaScript; with it, nothing reloads. */
export function CartPage({ initial, problem = null, countries = [] }: Props) {
  // Asked for once more: what was clicked just before a reload may have arrived after this page was drawn.
  const { data: cart } = useQuery({ ...cartQuery, initialData: initial, refetchOnMount: 'always' });
  return (
    <div className="grid gap-x-14 gap-y-9 lg:grid-cols-12">
      <div className="border-t border-ink lg:col-span-7">
        {problem && (
          <p
            role="alert"
            className="mt-4 border-l-4 border-vermilion bg-sheet px-3 py-2 font-semibold text-vermilion"
          >
            {problem}
          </p>
        )}
        <CartLines cart={cart} />
      </div>
      {cart.lines.length > 0 && (
        <section aria-label="Summary" className="lg:col-span-5">
          <div className="grid gap-6 border border-ink bg-sheet p-4 md:p-6 lg:sticky lg:top-6">
            {countries.length > 1 && <CountryForm country={cart.country} countries={countries} />}
            <CartSummary cart={cart} />
          </div>
        </section>
      )}
    </div>
  );
}
