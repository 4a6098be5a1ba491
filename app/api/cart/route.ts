import { shopDb } from '@/db/pools';
import { getCart, getEmptyCart } from '@/lib/cart/queries';
import { currentCartId } from '@/lib/cart/session';

/** The visitor's cart, empty for whoever has none. */
export async function GET(): Promise<Response> {
  const id = await currentCartId();
  const db = shopDb();
  const cart = (id && (await getCart(db, id))) ?? (await getEmptyCart(db));
  return Response.json(cart, { headers: { 'cache-control': 'private, no-store' } });
}
