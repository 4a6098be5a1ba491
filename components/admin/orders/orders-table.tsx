'use client';

import Link from 'next/link';
import { ordersQuery } from '@/lib/admin/orders/client';
import { ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import type { OrderRow } from '@/lib/admin/orders/types';
import { moment, money } from '@/lib/kernel/format';
import { type Column, DataTable } from '../data-table';
import { Tag } from '../tag';
import { ModeTag } from './mode-tag';
import { OrderTabs } from './order-tabs';
import { StageTag } from './stage-tag';

const columns = (timeZone: string): readonly Column<OrderRow>[] => [
  {
    key: 'number',
    head: 'Order',
    sortable: true,
    cell: (row) => (
      <Link
        className="link inline-flex min-h-8 items-center"
        href={`/admin/orders/${row.number}`}
        prefetch={false}
        translate="no"
      >
        {row.number}
      </Link>
    ),
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <span className="inline-flex gap-1">
        {(row.openAlerts > 0 || row.reviewReason) && <Tag tone="problem">Needs a look</Tag>}
        <StageTag order={row} />
      </span>
    ),
  },
  { key: 'at', head: 'When', sortable: true, cell: (row) => moment(row.at, timeZone) },
  {
    key: 'customer',
    head: 'Customer',
    sortable: true,
    cell: (row) => (
      <span className="block max-w-56 truncate" title={row.email ?? undefined}>
        {row.customer ?? row.email ?? 'not known yet'}
      </span>
    ),
  },
  {
    key: 'contents',
    head: 'Contents',
    cell: (row) => (
      <span className="block max-w-60 truncate" title={row.contents}>
        {row.contents}
      </span>
    ),
  },
  { key: 'country', head: 'To', cell: (row) => row.country },
  {
    key: 'total',
    head: 'Total',
    sortable: true,
    number: true,
    cell: (row) => money(row.total, row.currency),
  },
  {
    key: 'mode',
    head: 'Kind',
    cell: (row) => (
      <span className="inline-flex gap-1">
        <ModeTag mode={row.mode} />
        {row.channel === 'manual' && <Tag tone="quiet">by hand</Tag>}
      </span>
    ),
  },
];

/** All orders, or those of one tab. */
export function OrdersTable({ timeZone }: { timeZone: string }) {
  return (
    <div>
      <OrderTabs />
      <DataTable
        caption="Orders"
        shape={ORDERS_SHAPE}
        query={ordersQuery}
        columns={columns(timeZone)}
        rowId={(row) => row.id}
        searchLabel="Search number, e-mail, name, SKU, lot or tracking"
        empty={<p>No orders yet. They appear here as soon as somebody starts to pay.</p>}
      />
    </div>
  );
}
