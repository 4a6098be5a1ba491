import type { Metadata } from 'next';
import { CartPage } from '@/components/cart/cart-page';
import { Notice } from '@/components/ui/notice';
import { orderDb, shopDb } from '@/db/pools';
import { problemText } from '@/lib/cart/problem';
import { getCart, getEmptyCart } from '@/lib/cart/queries';
import { currentCartId } from '@/lib/cart/session';
import { cancelCheckoutForm } from '@/lib/checkout/actions';
import { countryName } from '@/lib/kernel/format';
import { getOpenCheckout } from '@/lib/orders/queries';
import { listShippingServices } from '@/lib/shipping/queries';
import { servedCountries } from '@/lib/shipping/rules';

export const metadata: Metadata = { title: 'Cart', robots: { index: false } };

export default async function CartRoute({ searchParams }: PageProps<'/cart'>) {
  const params = await searchParams;
  const cartId = await currentCartId();
  const db = shopDb();
  const [cart, services, open] = await Promise.all([
    cartId ? getCart(db, cartId) : null,
    listShippingServices(db),
    cartId ? getOpenCheckout(orderDb(), cartId) : null,
  ]);
  const countries = servedCountries(services)
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-h1">Cart</h1>
      {open && (
        <div className="mt-6 max-w-prose">
          <Notice tone="waiting" title="Your payment page is still open">
            <p>Your bags are kept for it. Go on to checkout to continue, or give them back.</p>
            <form action={cancelCheckoutForm}>
              <input type="hidden" name="attempt" value={open.attemptId} />
              <button type="submit" className="action-quiet">
                Cancel the payment
              </button>
            </form>
          </Notice>
        </div>
      )}
      <div className="mt-6">
        <CartPage
          initial={cart ?? (await getEmptyCart(db))}
          problem={problemText(params)}
          countries={countries}
        />
      </div>
    </main>
  );
}
