import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orders } from '@/db/schema';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { decimalPrice } from '@/lib/kernel/format';
import { writeRecord } from '../csv/cells';
import type { TableState } from '../table';
import { whereOf } from './queries';
import { ORDER_TABS } from './rules';

const BATCH = 500;
const BOM = '\uFEFF';

type Raw = Record<string, string | number | null> & { id: string; currency: string };

const amount = (value: unknown, currency: string) => decimalPrice(Number(value), currency);

const COLUMNS: Record<string, (row: Raw) => string | number | null> = {
  number: (row) => row.number ?? null,
  mode: (row) => row.mode ?? null,
  channel: (row) => row.channel ?? null,
  written: (row) => row.created_at ?? null,
  placed: (row) => row.placed_at ?? null,
  payment: (row) => row.payment_state ?? null,
  fulfilment: (row) => row.fulfilment_state ?? null,
  name: (row) => row.customer_name ?? row.shipping_name ?? null,
  email: (row) => row.email ?? null,
  country: (row) => row.country ?? null,
  city: (row) => row.city ?? null,
  postal_code: (row) => row.postal_code ?? null,
  items: (row) => row.items ?? null,
  skus: (row) => row.skus ?? null,
  lots: (row) => row.lots ?? null,
  units: (row) => row.units ?? null,
  subtotal: (row) => amount(row.subtotal_minor, row.currency),
  shipping: (row) => amount(row.shipping_minor, row.currency),
  tax: (row) => amount(row.tax_minor, row.currency),
  discount: (row) => amount(row.discount_minor, row.currency),
  paid: (row) => amount(row.total_paid_minor, row.currency),
  refunded: (row) => amount(row.refunded_minor, row.currency),
  currency: (row) => row.currency,
  tracking: (row) => row.tracking ?? null,
};

/**
 * The orders of a view as CSV, newest first: UTF-8 with a byte order mark, so that spreadsheets read accents, and no
 * cell that a spreadsheet takes for a formula. Rows are read in batches while the reader takes them, never all at once.
 */
export function ordersCsv(db: Db, state: Pick<TableState, 'q' | 'filters'>): ReadableStream<Uint8Array> {
  const where = whereOf(state);
  const encoder = new TextEncoder();
  let before: string | null = null;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BOM + writeRecord(Object.keys(COLUMNS), ',')));
    },
    async pull(controller) {
      const rows = await readBatch(db, where, before);
      before = rows.at(-1)?.id ?? null;
      const records = rows.map((row) =>
        writeRecord(
          Object.values(COLUMNS).map((cell) => String(cell(row) ?? '')),
          ',',
        ),
      );
      if (rows.length > 0) controller.enqueue(encoder.encode(records.join('')));
      if (rows.length < BATCH) controller.close();
    },
  });
}

/** Ids sort by time, so new orders do not shift the batches. */
async function readBatch(db: Db, where: SQL, before: string | null): Promise<Raw[]> {
  const { rows } = await db.execute<Raw>(sql`
    select o.id, o.number, o.mode, o.channel, to_json(o.created_at) #>> '{}' as created_at,
      to_json(o.placed_at) #>> '{}' as placed_at, o.payment_state, o.fulfilment_state, o.customer_name,
      o.shipping_name, o.email, o.country, o.shipping_address ->> 'city' as city,
      o.shipping_address ->> 'postalCode' as postal_code, i.items, i.skus, i.lots, i.units, o.subtotal_minor,
      o.shipping_minor, o.tax_minor, o.discount_minor, o.total_paid_minor, o.refunded_minor, o.currency, s.tracking
    from ${orders} o
    left join lateral (
      select string_agg(quantity || ' × ' || name || ', ' || size_label, '; ' order by line) as items,
        string_agg(sku, '; ' order by line) as skus, string_agg(lot_code, '; ' order by line) as lots,
        sum(quantity)::int as units
      from order_items where order_id = o.id
    ) i on true
    left join lateral (
      select string_agg(carrier || ' ' || tracking, '; ' order by shipped_at, id) as tracking
      from shipments where order_id = o.id
    ) s on true
    where ${where} and ${before === null ? sql`true` : sql`o.id < ${before}`}
    order by o.id desc limit ${BATCH}`);
  return rows;
}

export const noteExport = (db: Db, person: Actor, { q, filters }: Pick<TableState, 'q' | 'filters'>) =>
  writeAudit(db, person, {
    action: 'order.export',
    subject: 'order',
    subjectId: 'list',
    note:
      [ORDER_TABS.find(({ value }) => value && value === filters.state)?.label, q && `with ${q}`]
        .filter(Boolean)
        .join(', ') || 'all orders',
  });
