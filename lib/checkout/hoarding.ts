import 'server-only';
import { createHmac } from 'node:crypto';
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { orders } from '@/db/schema';
import { need } from '@/lib/kernel/env';
import { DomainError } from '@/lib/kernel/errors';
import type { CheckoutRequest } from './types';

// A payment page keeps its grams for half an hour, which is Stripe's shortest; whoever opens many would empty the
// shop without buying. A line, a parcel and a cart have limits of their own (MAX_PER_LINE, PARCEL_LIMIT, one page).

/** Open pages at once. An address may be a whole office, an e-mail is one person. */
const OPEN_PAGES = { address: 8, email: 3 } as const;

/** An address without its name: the same for the same address, and nobody can read it back. */
export const openerOf = (address: string): string =>
  createHmac('sha256', need('SESSION_SECRET')).update(`opener:${address}`).digest('base64url');

/** @throws DomainError too_many_open with `max`, from the page after it on */
export async function refuseHoarding(tx: Tx, { openedFrom, email }: CheckoutRequest): Promise<void> {
  if (openedFrom) await count(tx, openedFrom, eq(orders.openedFrom, openedFrom), OPEN_PAGES.address);
  if (email) {
    const own = sql`lower(${orders.email}) = ${email.toLowerCase()}`;
    await count(tx, `email:${email.toLowerCase()}`, and(own, isNotNull(orders.openedFrom)), OPEN_PAGES.email);
  }
}

async function count(tx: Tx, name: string, whose: SQL | undefined, max: number): Promise<void> {
  // One after the other, or eight presses at once would all find seven. Before the lots, and always in this order.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const open = await tx.$count(orders, and(eq(orders.paymentState, 'pending'), whose));
  if (open >= max) throw new DomainError('too_many_open', { max });
}
