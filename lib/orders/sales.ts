import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orderItems, orders } from '@/db/schema';
import type { PaymentMode } from './types';

export type SalesQuestion = {
  /** Calendar day at the shop, included. */
  from: string;
  timeZone: string;
  /** Demo and test orders never mix with real ones. */
  mode: PaymentMode;
  currency: string;
};

/** Orders `o` that were paid, not given back as a whole and not cancelled, placed on `from` or later. */
export const isSale = ({ from, timeZone, mode, currency }: SalesQuestion): SQL => sql`
  o.mode = ${mode} and o.currency = ${currency} and o.payment_state in ('paid', 'partially_refunded')
  and o.fulfilment_state <> 'cancelled' and o.placed_at >= ${from}::date::timestamp at time zone ${timeZone}`;

/** Minor units: what was paid less what was refunded, shipping and tax included. Days without a sale are left out. */
export type SalesDay = { day: string; orders: number; amount: number };

export async function listSalesByDay(db: Db | Tx, question: SalesQuestion): Promise<SalesDay[]> {
  const { rows } = await db.execute<SalesDay>(sql`
    select to_char(o.placed_at at time zone ${question.timeZone}, 'YYYY-MM-DD') as day, count(*)::int as orders,
      sum(o.total_paid_minor - o.refunded_minor)::int as amount
    from ${orders} o where ${isSale(question)} group by 1 order by 1`);
  return rows;
}

/** `amount` in minor units is that of the goods alone, as they were priced; `grams` is what they took from the lot. */
export type SalesLot = { lotCode: string; name: string; units: number; grams: number; amount: number };

/** The lots that sold most, by value. */
export async function listSalesByLot(db: Db | Tx, question: SalesQuestion, limit = 10): Promise<SalesLot[]> {
  const { rows } = await db.execute<SalesLot>(sql`
    select i.lot_code as "lotCode", max(i.name) as name, sum(i.quantity)::int as units,
      sum(i.quantity * i.draw_g)::int as grams, sum(i.quantity * i.price_minor)::int as amount
    from ${orderItems} i join ${orders} o on o.id = i.order_id where ${isSale(question)}
    group by i.lot_code order by amount desc, i.lot_code limit ${limit}`);
  return rows;
}
