import 'server-only';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { need } from '@/lib/kernel/env';
import type { OrderId } from '@/lib/kernel/units';

/**
 * The secret in an order's link, 32 bytes as base64url. Derived, so that mail, thanks page and order page can each
 * make the link and the database holds only its hash.
 */
export const orderToken = (id: OrderId): string =>
  createHmac('sha256', need('SESSION_SECRET')).update(`order:${id}`).digest('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The stored hash keeps links alive that were sent before SESSION_SECRET was changed; the derived token keeps those
 * alive that are made after it.
 */
export function verifyOrderToken(
  order: { id: OrderId; accessTokenHash: string },
  token: string | null | undefined,
): boolean {
  if (!token) return false;
  const given = Buffer.from(hashToken(token), 'hex');
  return [order.accessTokenHash, hashToken(orderToken(order.id))].some((hash) => {
    const known = Buffer.from(hash, 'hex');
    return known.length === given.length && timingSafeEqual(known, given);
  });
}

/** Path of the order page with its key. */
export const orderPath = (order: { id: OrderId; number: string }): string =>
  `/orders/${order.number}?key=${orderToken(order.id)}`;
