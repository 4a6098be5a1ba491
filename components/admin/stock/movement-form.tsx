'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CATALOG } from '@/lib/admin/catalog/client';
import { recordMovement } from '@/lib/admin/stock/actions';
import { STOCK_KEY } from '@/lib/admin/stock/client';
import {
  greenWords,
  MOVEMENT_WORDS,
  MOVEMENTS,
  type Movement,
  onHandAfter,
  roastedFromGreen,
} from '@/lib/admin/stock/rules';
import type { LotStock } from '@/lib/admin/stock/types';
import { readWeight, type WeightUnit } from '@/lib/admin/stock/weight';
import { exactWeight, weight, whole } from '@/lib/kernel/format';
import { MEND, MendTarget } from '../catalog/mend-target';
import { SaleChecklist } from '../catalog/sale-checklist';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Panel } from '../panel';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import { usePressKey } from '../use-press-key';

/** A receipt mostly needs no more words; whatever else happens to stock needs a reason of its own. */
const USUAL_REASON: Record<Movement, string> = {
  receive: 'Arrived',
  damage: '',
  count: '',
  adjust: '',
  restock: '',
};
const KINDS = MOVEMENTS.map((value) => ({ value, label: MOVEMENT_WORDS[value].name }));

/** Stock is never typed over: one movement, its weight, its reason, its author. */
export function MovementForm({ lot, person }: { lot: LotStock; person: string }) {
  const [kind, setKind] = useState<Movement>('receive');
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState<WeightUnit>('kg');
  const [reason, setReason] = useState(USUAL_REASON.receive);
  const [orderNumber, setOrderNumber] = useState('');
  // What the person has read, not what arrived since: a count is compared with it.
  const [seen, setSeen] = useState<number>(lot.onHand);
  const press = usePressKey();
  const queries = useQueryClient();
  const kept = useKeptForm({
    form: `movement:${lot.id}`,
    values: { kind, amount, unit, reason, orderNumber },
    restore: (was) => {
      setKind(was.kind);
      setAmount(was.amount);
      setUnit(was.unit);
      setReason(was.reason);
      setOrderNumber(was.orderNumber);
    },
    press,
  });
  // The fields are read-only while it runs: they are emptied after, and would take the next movement with them.
  const record = useCommand(recordMovement, {
    quiet: true,
    kept,
    refresh: [STOCK_KEY, CATALOG],
    done: (moved) => `Recorded. ${exactWeight(moved.to)} of ${moved.lotCode} are on hand.`,
    onDone: (moved) => {
      setAmount('');
      setReason(USUAL_REASON[kind]);
      setOrderNumber('');
      setSeen(moved.to);
    },
    onRefused: ({ code, detail }) => {
      if (code === 'stock_moved') setSeen(Number(detail?.onHandG));
      void queries.invalidateQueries({ queryKey: STOCK_KEY });
    },
  });
  const words = MOVEMENT_WORDS[kind];
  const countHint =
    lot.notLeft > 0
      ? `Leave out the ${exactWeight(lot.notLeft)} that orders took and that have not left, of cancelled orders too: they are off the books already.`
      : 'Everything of this lot in the house.';
  return (
    <MendTarget id={MEND.stock}>
      <Panel title="Record a movement">
        <CommandForm
          label="Record a movement"
          onSubmit={() =>
            record.run({ key: press.key, lotId: lot.id, kind, amount, unit, reason, orderNumber, seen })
          }
        >
          <DraftOffer form={kept} />
          <SelectField
            label="What happened"
            value={kind}
            onValue={(value) => {
              const next = value as Movement;
              setKind(next);
              // What was typed stays.
              if (reason === USUAL_REASON[kind]) setReason(USUAL_REASON[next]);
            }}
            options={KINDS}
          />
          {kind === 'restock' && (
            <TextField
              label="Order number"
              required
              value={orderNumber}
              onValue={setOrderNumber}
              errors={record.fields.orderNumber}
              autoComplete="off"
              maxLength={40}
              readOnly={record.pending}
            />
          )}
          <div data-begin className="grid grid-cols-[minmax(0,1fr)_6rem] items-end gap-3">
            <TextField
              label={words.amount}
              required
              hint={
                <>
                  {lot.roastLossBp !== null && (
                    <strong className="block text-ink">{greenWords(lot.roastLossBp)}</strong>
                  )}
                  {kind === 'count' ? countHint : words.hint}
                </>
              }
              value={amount}
              onValue={setAmount}
              errors={record.fields.amount}
              autoComplete="off"
              maxLength={40}
              readOnly={record.pending}
            />
            <SelectField
              label="Unit"
              value={unit}
              onValue={(value) => setUnit(value as WeightUnit)}
              options={[
                { value: 'kg', label: 'kg' },
                { value: 'g', label: 'g' },
              ]}
            />
          </div>
          <Outcome {...{ kind, amount, unit }} lot={lot} />
          <TextField
            label="Reason"
            required
            hint="Stays in the ledger for good, with your name."
            value={reason}
            onValue={setReason}
            errors={record.fields.reason}
            maxLength={300}
            readOnly={record.pending}
          />
          <Problem text={record.problem} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <button type="submit" className="button button-main" disabled={record.pending}>
              Record
            </button>
            <span className="text-small text-ink-2">by {person}</span>
          </div>
          {record.data && (
            <SaleChecklist sale={lot.sale} here={`/admin/stock?open=${lot.id}`} afterRecording />
          )}
        </CommandForm>
      </Panel>
    </MendTarget>
  );
}

/** Reads the weight back before it is recorded: a slip of the unit is seen here. */
function Outcome({
  kind,
  amount,
  unit,
  lot,
}: {
  kind: Movement;
  amount: string;
  unit: WeightUnit;
  lot: LotStock;
}) {
  const read = amount.trim() ? readWeight(amount, unit) : null;
  const after = read && 'g' in read ? onHandAfter(kind, lot.onHand, read.g) : 0;
  return (
    <p className="tabular text-small empty:hidden" aria-live="polite">
      {read && 'g' in read && (
        <>
          {exactWeight(read.g)}
          {Math.abs(read.g) >= 1000 && ` (${whole(read.g)} g)`}
          {lot.roastLossBp !== null &&
            ` green, about ${weight(roastedFromGreen(read.g, lot.roastLossBp))} roasted`}
          .{' '}
          {after < 0 ? (
            <strong className="text-ochre">Only {exactWeight(lot.onHand)} are on hand.</strong>
          ) : (
            <>
              On hand will go from {exactWeight(lot.onHand)} to <strong>{exactWeight(after)}</strong>.
            </>
          )}
        </>
      )}
      {read && 'problem' in read && <span className="text-ink-2">{read.problem}</span>}
    </p>
  );
}
