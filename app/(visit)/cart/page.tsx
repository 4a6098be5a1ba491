import type { Metadata } from 'next';
import { CartPage } from '@/components/cart/cart-page';
import { OpenPayment } from '@/components/checkout/open-payment';
import { orderDb, shopDb } from '@/db/pools';
import { problemText } from '@/lib/cart/problem';
import { getCart, getEmptyCart } from '@/lib/cart/queries';
import { currentCartId } from '@/lib/cart/session';
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
          <OpenPayment attemptId={open.attemptId} next="Go on to checkout to continue" />
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
