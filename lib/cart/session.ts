import 'server-only';
import { cookies } from 'next/headers';
import { appOrigin, need } from '@/lib/kernel/env';
import { sign, verify } from '@/lib/kernel/signed-cookie';
import type { CartId } from '@/lib/kernel/units';

export const CART_COOKIE = 'cart';
const SIXTY_DAYS_S = 60 * 24 * 3600;

/** The cart that this browser's cookie names; null for a missing or forged one. The cart itself may be gone. */
export async function currentCartId(): Promise<CartId | null> {
  const cookie = (await cookies()).get(CART_COOKIE)?.value;
  return verify(CART_COOKIE, cookie, need('SESSION_SECRET')) as CartId | null;
}

/** Writing a cookie makes Next render the current page again: once per visitor, not once per click. */
export async function rememberCart(id: CartId): Promise<void> {
  (await cookies()).set(CART_COOKIE, sign(CART_COOKIE, id, need('SESSION_SECRET')), {
    httpOnly: true,
    sameSite: 'lax',
    secure: appOrigin().startsWith('https:'),
    path: '/',
    maxAge: SIXTY_DAYS_S,
  });
}
