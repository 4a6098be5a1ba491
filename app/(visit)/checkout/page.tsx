import type { Metadata } from 'next';
import { CheckoutSummary } from '@/components/checkout/checkout-summary';
import { orderDb, shopDb } from '@/db/pools';
import { cartView } from '@/lib/cart/assemble';
import { problemText } from '@/lib/cart/problem';
import { getCart, listCartRows, readShop } from '@/lib/cart/queries';
import { currentCartId } from '@/lib/cart/session';
import { type DeliveryChoice, deliveryChoices } from '@/lib/checkout/choices';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { getOpenCheckout } from '@/lib/orders/queries';
import { servedCountries } from '@/lib/shipping/rules';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Country, delivery and total; address and card are asked for on the payment page. Read fresh, never cached. */
export default async function CheckoutRoute({ searchParams }: PageProps<'/checkout'>) {
  const params = await searchParams;
  const db = shopDb();
  const cartId = await currentCartId();
  const [rows, shop] = [cartId ? await listCartRows(db, cartId) : [], await readShop(db)];
  const countries = servedCountries(shop.services);
  const asked = one(params.country)?.toUpperCase();
  const stored = cartId ? (await getCart(db, cartId))?.country : undefined;
  const country = asked && countries.includes(asked) ? asked : (stored ?? shop.settings.country);
  const cart = cartView(rows, country, shop);
  const choices: DeliveryChoice[] = cart.lines.length > 0 ? deliveryChoices(cart, shop) : [];
  return (
    <CheckoutSummary
      cart={cart}
      choices={choices}
      countries={countries}
      payments={paymentsNotice()}
      problem={problemText(params)}
      open={cartId ? await getOpenCheckout(orderDb(), cartId) : null}
    />
  );
}
