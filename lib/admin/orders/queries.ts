import 'server-only';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { alerts, orders } from '@/db/schema';
import { minor, type OrderId } from '@/lib/kernel/units';
import type { AlertKind } from '@/lib/orders/alerts';
import { normalOrderNumber } from '@/lib/orders/number';
import { moneyGoesBack, waitsToShip } from '@/lib/orders/waiting';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import type { OrderTab } from './rules';
import type { AlertView, OrderRow, OrdersOverview } from './types';

const HAS_PARCEL = sql`exists (select 1 from shipments where shipments.order_id = o.id)`;
const IS_PAID = sql`o.payment_state in ('paid', 'partially_refunded', 'refunded')`;

/** Which orders a tab shows; the same conditions count them. */
const TAB: Record<OrderTab, SQL> = {
  review: sql`(o.review_reason is not null or exists (select 1 from alerts where alerts.order_id = o.id and resolved_at is null))`,
  'to-ship': waitsToShip('o'),
  part: sql`(${IS_PAID} and o.fulfilment_state in ('ready', 'packed', 'held') and ${HAS_PARCEL})`,
  held: sql`o.fulfilment_state = 'held'`,
  awaiting: sql`o.payment_state in ('pending', 'processing')`,
  shipped: sql`o.fulfilment_state in ('shipped', 'delivered')`,
  closed: sql`(o.payment_state in ('expired', 'failed', 'refunded') or o.fulfilment_state = 'cancelled')`,
};

const AT = sql`coalesce(o.placed_at, o.created_at)`;
const TOTAL = sql`o.subtotal_minor + o.shipping_minor + o.tax_minor - o.discount_minor`;
const SORTS: Record<string, SQL> = {
  at: AT,
  number: sql`o.number`,
  customer: sql`lower(coalesce(o.customer_name, o.shipping_name, o.email, ''))`,
  total: TOTAL,
};

/** Number, e-mail, names, SKU, lot code or tracking number, any part of it. */
function matching(typed: string): SQL {
  const q = typed.replaceAll('\u0000', '');
  if (!q) return sql`true`;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(o.number ilike ${like} or o.number = ${normalOrderNumber(q)} or o.email ilike ${like}
    or o.customer_name ilike ${like} or o.shipping_name ilike ${like}
    or o.id in (select order_id from order_items where sku ilike ${like} or lot_code ilike ${like})
    or o.id in (select order_id from shipments where tracking ilike ${like}))`;
}

export function whereOf(state: Pick<TableState, 'q' | 'filters'>): SQL {
  const tab = state.filters.state as OrderTab | undefined;
  return sql`${tab ? TAB[tab] : sql`true`} and ${matching(state.q)}`;
}

type Raw = {
  id: string;
  number: string;
  mode: OrderRow['mode'];
  channel: string;
  at: string;
  customer: string | null;
  email: string | null;
  country: string;
  contents: string | null;
  units: number;
  total: number;
  refunded_minor: number;
  currency: string;
  payment_state: OrderRow['paymentState'];
  fulfilment_state: OrderRow['fulfilmentState'];
  dispute_state: OrderRow['disputeState'];
  has_parcel: boolean;
  money_goes_back: boolean;
  open_alerts: number;
  review_reason: string | null;
};

/** One page; the database searches, sorts and counts. */
export async function listOrders(db: Db | Tx, state: TableState): Promise<TablePage<OrderRow>> {
  const where = whereOf(state);
  const direction = state.descending ? sql`desc` : sql`asc`;
  const counted = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${orders} o where ${where}`,
  );
  const { rows } = await db.execute<Raw>(sql`
    select o.id, o.number, o.mode, o.channel, to_json(${AT}) #>> '{}' as at,
      coalesce(o.customer_name, o.shipping_name) as customer, o.email, o.country, i.contents, i.units,
      ${TOTAL} as total, o.refunded_minor, o.currency, o.payment_state, o.fulfilment_state, o.dispute_state,
      ${HAS_PARCEL} as has_parcel, ${moneyGoesBack('o')} as money_goes_back, o.review_reason,
      (select count(*)::int from alerts where alerts.order_id = o.id and resolved_at is null) as open_alerts
    from ${orders} o
    left join lateral (
      select string_agg(quantity || ' × ' || name || ', ' || size_label, '; ' order by line) as contents,
        coalesce(sum(quantity), 0)::int as units
      from order_items where order_id = o.id
    ) i on true
    where ${where}
    order by ${SORTS[state.sort] ?? AT} ${direction}, o.id ${direction}
    limit ${PAGE_SIZE} offset ${(state.page - 1) * PAGE_SIZE}`);
  return { rows: rows.map(rowOf), total: counted.rows[0]?.n ?? 0 };
}

const rowOf = (row: Raw): OrderRow => ({
  id: row.id as OrderId,
  number: row.number,
  mode: row.mode,
  channel: row.channel,
  at: new Date(row.at).toISOString(),
  customer: row.customer,
  email: row.email,
  country: row.country,
  contents: row.contents ?? '',
  units: row.units,
  total: minor(row.total),
  refunded: minor(row.refunded_minor),
  currency: row.currency,
  paymentState: row.payment_state,
  fulfilmentState: row.fulfilment_state,
  disputeState: row.dispute_state,
  isPartShipped: row.has_parcel && row.fulfilment_state !== 'shipped' && row.fulfilment_state !== 'delivered',
  moneyGoesBack: row.money_goes_back,
  openAlerts: row.open_alerts,
  reviewReason: row.review_reason,
});

/** More than these are not worked off from one page. */
const MOST_ALERTS = 50;

export async function getOrdersOverview(db: Db | Tx): Promise<OrdersOverview> {
  const counts = Object.entries(TAB).map(
    ([tab, where]) => sql`count(*) filter (where ${where})::int as ${sql.identifier(tab)}`,
  );
  const { rows } = await db.execute<Record<string, number>>(
    sql`select ${sql.join(counts, sql`, `)} from ${orders} o`,
  );
  return {
    alerts: await listAlerts(db),
    openAlerts: await db.$count(alerts, isNull(alerts.resolvedAt)),
    counts: rows[0] ?? {},
  };
}

/** Money in doubt comes before a mail that did not leave: a full page must not hide a dispute. */
const RANK = sql`${alerts.kind} = 'mail_stuck'`;

/** Open alerts, money first, then the oldest; of one order with `orderId`, its dealt-with ones left out as well. */
export async function listAlerts(db: Db | Tx, orderId?: OrderId): Promise<AlertView[]> {
  const rows = await db
    .select({
      id: alerts.id,
      kind: alerts.kind,
      at: alerts.at,
      detail: alerts.detail,
      orderId: alerts.orderId,
      number: orders.number,
    })
    .from(alerts)
    .leftJoin(orders, eq(orders.id, alerts.orderId))
    .where(and(isNull(alerts.resolvedAt), orderId ? eq(alerts.orderId, orderId) : undefined))
    .orderBy(RANK, asc(alerts.at), asc(alerts.id))
    .limit(MOST_ALERTS);
  return rows.map(({ orderId: id, number, at, kind, ...alert }) => ({
    ...alert,
    kind: kind as AlertKind,
    at: at.toISOString(),
    order: id && number ? { id, number } : null,
  }));
}
