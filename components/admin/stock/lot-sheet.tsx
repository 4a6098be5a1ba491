'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { lotStockQuery } from '@/lib/admin/stock/client';
import { coverWords, PACE_DAYS, STAGE_WORDS } from '@/lib/admin/stock/rules';
import type { LotStock } from '@/lib/admin/stock/types';
import { exactWeight, moment, plural } from '@/lib/kernel/format';
import { SaleChecklist } from '../catalog/sale-checklist';
import { Sheet } from '../sheet';
import { Ledger } from './ledger';
import { LevelTag } from './level-tag';
import { MovementForm } from './movement-form';
import { OrderNumber } from './order-number';

/** The stock sheet of one lot: its figures, what can be recorded, everything that ever moved. */
export function LotSheet({
  lotId,
  onClose,
  mayMove,
  seesOrders,
  timeZone,
  person,
}: {
  lotId: string;
  onClose: () => void;
  mayMove: boolean;
  seesOrders: boolean;
  timeZone: string;
  person: string;
}) {
  const { data: lot, error, refetch } = useQuery(lotStockQuery(lotId));
  return (
    <Sheet title={lot ? <span translate="no">{lot.lotCode}</span> : 'Stock'} onClose={onClose}>
      {error && !lot && (
        <div role="alert">
          <p className="font-semibold text-vermilion">This lot’s stock did not load.</p>
          <button type="button" className="button mt-3" onClick={() => refetch()}>
            Try again
          </button>
        </div>
      )}
      {lot && (
        <div className="space-y-8">
          <Figures lot={lot} {...{ seesOrders, timeZone }} />
          {mayMove && <MovementForm key={lot.id} lot={lot} person={person} />}
          <Ledger lotId={lotId} {...{ seesOrders, timeZone }} />
          <p>
            <Link className="link" href={`/admin/roasting/batches?q=${encodeURIComponent(lot.lotCode)}`}>
              Roast batches of this lot
            </Link>
          </p>
        </div>
      )}
    </Sheet>
  );
}

/** Over which days a lot's pace is taken, in words; a young lot's are all that it had. */
function paceNote({ sold, soldDays }: LotStock): string {
  const isYoung = soldDays < PACE_DAYS;
  if (sold === 0) return isYoung ? 'so far' : `in the last ${soldDays} days`;
  return `${exactWeight(sold)} sold ${isYoung ? 'so far' : `in the last ${soldDays} days`}`;
}

function Figures({ lot, seesOrders, timeZone }: { lot: LotStock; seesOrders: boolean; timeZone: string }) {
  const figures: [name: string, value: string, note?: string | undefined][] = [
    ['On hand', exactWeight(lot.onHand), lot.roastLossBp === null ? undefined : 'green, in the house'],
    [
      'Promised',
      exactWeight(lot.promised),
      lot.promises.length > 0 ? `to ${plural(lot.promises.length, 'open checkout')}` : 'no open checkout',
    ],
    [
      'Available',
      exactWeight(lot.available),
      lot.stage === 'landed' ? 'on hand, not promised' : 'for sale once the lot is landed',
    ],
    ['Lasts', coverWords(lot.coverDays), paceNote(lot)],
  ];
  return (
    <section aria-label="Figures">
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link className="link" href={`/admin/coffees?open=${lot.sale.coffee.id}`} translate="no">
          {lot.coffee}
        </Link>
        <Link className="link" href={`/admin/lots?open=${lot.id}`}>
          The lot
        </Link>
        <span className="text-ink-2">{STAGE_WORDS[lot.stage]}</span>
        <LevelTag level={lot.level} />
      </p>
      <div className="mb-3">
        <SaleChecklist sale={lot.sale} here={`/admin/stock?open=${lot.id}`} />
        {!lot.sale.page && (
          <p className="mt-1 text-small">
            Not in the shop yet.{' '}
            <Link className="link" href={`/admin/lots?open=${lot.id}`}>
              See its preview
            </Link>
          </p>
        )}
      </div>
      <dl className="grid grid-cols-2 border-l border-t border-line sm:grid-cols-4">
        {figures.map(([name, value, note]) => (
          <div key={name} className="border-b border-r border-line bg-sheet p-2.5">
            <dt className="text-small text-ink-2">{name}</dt>
            <dd className="tabular text-lead font-semibold">{value}</dd>
            {note && <dd className="text-small text-ink-2">{note}</dd>}
          </div>
        ))}
      </dl>
      {lot.notLeft > 0 && (
        <p className="mt-3">
          Taken by orders and not shipped: <strong className="tabular">{exactWeight(lot.notLeft)}</strong>, of
          cancelled orders too until it is put back. It is off the books already.
        </p>
      )}
      {lot.promises.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 font-semibold">Open checkouts</summary>
          <ul className="mt-1">
            {lot.promises.map((promise) => (
              <li key={promise.number} className="flex flex-wrap justify-between gap-x-4 py-1">
                <OrderNumber number={promise.number} isLink={seesOrders} />
                <span className="tabular">
                  {exactWeight(promise.g)} since {moment(promise.since, timeZone)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
