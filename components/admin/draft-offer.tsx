'use client';

import { agree, clockTime, moment, plural } from '@/lib/kernel/format';

type Offered = {
  at: string;
  /** Of changes to a record; none for a form that makes something new. */
  count?: number;
  /** It may have reached the shop. */
  isSent?: boolean;
  isBusy?: boolean;
  take: () => void;
  drop: () => void;
};

/** What was typed in an earlier visit and never reached the shop, offered back. */
export function DraftOffer({ form, timeZone }: { form: { offered: Offered | null }; timeZone?: string }) {
  if (!form.offered) return null;
  const { at, count, isSent, isBusy, take, drop } = form.offered;
  const words =
    count === undefined
      ? plainWords(at, isSent ?? false, timeZone)
      : {
          text: `${plural(count, 'change')} of ${moment(at, timeZone ?? ownZone())} ${agree(count, 'was', 'were')} never saved.`,
          take: `Put ${agree(count, 'it', 'them')} back in`,
          drop: `Forget ${agree(count, 'it', 'them')}`,
        };
  return (
    <div role="status" data-offer className="mb-4 border-l-4 border-revision bg-sheet p-3">
      <p className="font-semibold">{words.text}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button
          type="button"
          className="button h-auto min-h-10 whitespace-normal"
          disabled={isBusy}
          onClick={take}
        >
          {words.take}
        </button>
        <button type="button" className="button button-plain" disabled={isBusy} onClick={drop}>
          {words.drop}
        </button>
      </div>
    </div>
  );
}

function plainWords(at: string, isSent: boolean, timeZone = ownZone()) {
  const typed = new Date(at);
  const isToday = typed.toDateString() === new Date().toDateString();
  const when = isToday
    ? `at ${clockTime(typed.getHours(), typed.getMinutes())}`
    : `on ${moment(at, timeZone)}`;
  return {
    text: isSent
      ? 'The shop’s answer to this got lost. Restore it and press again: it is done once.'
      : 'This form was left before it was sent.',
    take: `Restore what you typed ${when}`,
    drop: 'Discard',
  };
}

/** It was typed in this browser: its own clock says when. */
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
