'use client';

import Link from 'next/link';
import { useState } from 'react';
import { percent } from '@/lib/admin/roasting/rules';
import type { OpenLine, PlanDay, PlanLot, RoastableLot } from '@/lib/admin/roasting/types';
import { exactWeight, plural, weekdayDate } from '@/lib/kernel/format';
import { OrderNumber } from '../stock/order-number';
import { TableScroll } from '../table-scroll';
import { Tag } from '../tag';
import { usePressKey } from '../use-press-key';
import { BatchSheet } from './batch-sheet';
import { PrintButton } from './print-button';

type Asked = { lotId: string; day: string | null };

/** What to roast on which day, to read at the roaster and to print; a batch is recorded from its lot's row. */
export function RoastPlan({
  days,
  lots,
  lines,
  today,
  mayMove,
  seesOrders,
}: {
  days: PlanDay[];
  lots: RoastableLot[];
  lines: OpenLine[];
  today: string;
  mayMove: boolean;
  seesOrders: boolean;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const press = usePressKey();
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        {mayMove && (
          <button
            type="button"
            className="button button-main"
            onClick={() => setAsked({ lotId: '', day: null })}
          >
            Record a batch
          </button>
        )}
        <Link className="button" href="/admin/roasting/pick-list" prefetch={false}>
          Pick list
        </Link>
        <Link className="button" href="/admin/roasting/batches" prefetch={false}>
          Roast batches
        </Link>
        <PrintButton>Print the plan</PrintButton>
      </div>
      <div className="space-y-8">
        {days.map((day) => (
          <DayPlan
            key={day.day ?? 'unknown'}
            day={day}
            seesOrders={seesOrders}
            onRecord={mayMove ? (lotId) => setAsked({ lotId, day: day.day }) : null}
          />
        ))}
      </div>
      {asked && (
        <BatchSheet
          key={`${asked.lotId} ${asked.day}`}
          asked={asked}
          onClose={() => setAsked(null)}
          {...{ lots, lines, today, press }}
        />
      )}
    </>
  );
}

const WHEN = {
  late: <Tag tone="problem">late</Tag>,
  today: <Tag tone="new">today</Tag>,
  ahead: null,
  unknown: null,
};

function DayPlan({
  day,
  seesOrders,
  onRecord,
}: {
  day: PlanDay;
  seesOrders: boolean;
  onRecord: ((lotId: string) => void) | null;
}) {
  const title = day.day ? weekdayDate(day.day) : 'No day promised';
  return (
    <section aria-label={title} className="break-inside-avoid-page">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-ink pb-1.5">
        <h2 className="text-h3">{title}</h2>
        {WHEN[day.when]}
        {day.lots.length > 0 && (
          <p className="tabular">
            <strong>{exactWeight(day.roasted)}</strong> roasted to make,{' '}
            <strong>{exactWeight(day.green)}</strong> green to load
          </p>
        )}
      </div>
      {day.lots.length === 0 ? (
        <p className="py-2 text-ink-2">Nothing ordered for this day yet.</p>
      ) : (
        <TableScroll label={`Lots, ${title}`}>
          <table className="table-dense [&_tbody_:is(td,th)]:py-2 [&_tbody_:is(td,th)]:align-top" data-cards>
            <caption className="sr-only">Lots to roast, {title}</caption>
            <thead>
              <tr>
                <th scope="col" className="w-1/4">
                  Lot
                </th>
                <th scope="col" className="number w-[14%]">
                  Roasted
                </th>
                <th scope="col" className="number w-[12%]">
                  Green in
                </th>
                <th scope="col" className="w-1/4 min-w-40">
                  Bags
                </th>
                <th scope="col">Orders</th>
                {onRecord && (
                  <th scope="col" className="print:hidden">
                    <span className="sr-only">Record</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {day.lots.map((lot) => (
                <LotRow key={lot.lotId} lot={lot} seesOrders={seesOrders} onRecord={onRecord} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function LotRow({
  lot,
  seesOrders,
  onRecord,
}: {
  lot: PlanLot;
  seesOrders: boolean;
  onRecord: ((lotId: string) => void) | null;
}) {
  return (
    <tr>
      <th scope="row">
        <span translate="no">{lot.lotCode}</span>
        <span className="block whitespace-normal font-normal" translate="no">
          {lot.coffee}
        </span>
      </th>
      <td className="number" data-label="Roasted">
        <strong>{exactWeight(lot.roasted)}</strong>
        {lot.done > 0 && <span className="block text-small text-ink-2">{exactWeight(lot.done)} done</span>}
        {lot.held > 0 && (
          <span className="block whitespace-normal text-small text-ink-2">
            {exactWeight(lot.held)} on hold, not counted
          </span>
        )}
      </td>
      <td className="number" data-label="Green in">
        <strong>{exactWeight(lot.green)}</strong>
        <span className="block text-small text-ink-2">loss {percent(lot.lossBp)}</span>
      </td>
      <td data-label="Bags">
        <ul>
          {lot.bags.map((bag) => (
            <li key={bag.label} className="whitespace-normal">
              <span className="tabular">{bag.quantity}</span> × {bag.label}
            </li>
          ))}
        </ul>
      </td>
      <td className="min-w-40 whitespace-normal" data-label="Orders">
        {lot.orders.length > 3 ? (
          <details>
            <summary className="min-h-6">{plural(lot.orders.length, 'order')}</summary>
            <Orders {...{ lot, seesOrders }} />
          </details>
        ) : (
          <Orders {...{ lot, seesOrders }} />
        )}
      </td>
      {onRecord && (
        <td className="number print:hidden">
          <button type="button" className="button" onClick={() => onRecord(lot.lotId)}>
            Record a batch<span className="sr-only"> of {lot.lotCode}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

function Orders({ lot, seesOrders }: { lot: PlanLot; seesOrders: boolean }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {lot.orders.map((number) => (
        <li key={number}>
          <OrderNumber number={number} isLink={seesOrders} />
        </li>
      ))}
    </ul>
  );
}
