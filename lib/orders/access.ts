import 'server-only';
import { cookies } from 'next/headers';
import { appOrigin, need } from '@/lib/kernel/env';
import { sign, verify } from '@/lib/kernel/signed-cookie';
import type { OrderId } from '@/lib/kernel/units';
import { verifyOrderToken } from './token';

// Which orders this browser may see. Whoever started a checkout, opened an order's link or looked an order up is
// remembered in one signed, http-only cookie, so that the key need not stay in the address bar.

const COOKIE = 'orders';
const THIRTY_DAYS_S = 30 * 24 * 3600;
/** The cookie is sent with every request: it keeps the last few. */
const REMEMBERED = 6;

async function remembered(): Promise<string[]> {
  const value = verify(COOKIE, (await cookies()).get(COOKIE)?.value, need('SESSION_SECRET'));
  return value ? value.split(' ') : [];
}

/** For actions and route handlers: rendering a page cannot set cookies. */
export async function rememberOrder(id: OrderId): Promise<void> {
  const ids = [id, ...(await remembered()).filter((other) => other !== id)].slice(0, REMEMBERED);
  (await cookies()).set(COOKIE, sign(COOKIE, ids.join(' '), need('SESSION_SECRET')), {
    httpOnly: true,
    sameSite: 'lax',
    secure: appOrigin().startsWith('https:'),
    path: '/',
    maxAge: THIRTY_DAYS_S,
  });
}

/** By the key of its link, or because this browser was given the order before. */
export async function mayReadOrder(
  order: { id: OrderId; accessTokenHash: string },
  key?: string | null,
): Promise<boolean> {
  return verifyOrderToken(order, key) || (await remembered()).includes(order.id);
}
