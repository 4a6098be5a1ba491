'use client';

import { useEffect, useRef, useState } from 'react';
import { sameJson } from '@/lib/kernel/same-json';
import { afterPress, type Draft, draftOf } from './kept-drafts';
import type { KeepsTyped } from './use-command';
import { useKept } from './use-kept';
import type { PressKey } from './use-press-key';

type Values = Record<string, unknown>;

export type KeptForm = KeepsTyped & {
  /** Typed in an earlier visit; the shop never said that it has it. For `DraftOffer`. */
  offered: {
    at: string;
    /** The button was pressed and no answer came: it may have been carried out. */
    isSent: boolean;
    /** The form waits for an answer. */
    isBusy: boolean;
    take: () => void;
    drop: () => void;
  } | null;
};

/**
 * Keeps what is typed in a form without a record of its own, until its command worked: hand the result to `useCommand` as
 * `kept` and to `DraftOffer`. Not for passphrases, one-time codes and recovery codes.
 */
export function useKeptForm<V extends Values>({
  form,
  values,
  restore,
  press,
  isKeyOfText = false,
  days = 7,
}: {
  /** `movement:lot_…`: names the form and what it is about in this browser. */
  form: string;
  /** All that can be typed, as JSON. The form begins with what it is at first. */
  values: V;
  restore: (values: V) => void;
  /** For a command that carries it. */
  press?: PressKey;
  /** A second press with other entries would alter what the first one made: its key returns with its text alone. */
  isKeyOfText?: boolean;
  /** How long it is kept. One day where it names a customer. */
  days?: number;
}): KeptForm {
  const { waiting, answer, keep, settle } = useKept<V>(form);
  const text = JSON.stringify(values);
  const base = useRef(values);
  /** The key that was sent and had no answer yet. */
  const pending = useRef<string | null>(null);
  const hadLost = useRef(false);
  /** From the answer until the form is empty again nothing in it is new. */
  const isSettled = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const seenRound = useRef(0);

  // Whole: the form may begin with something else when it opens again.
  const draftIn = (now: V): Draft<V> => ({
    ...draftOf<V>(0, sameJson(now, base.current) && !pending.current ? {} : now, days),
    ...(pending.current && { press: pending.current }),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `draftIn` reads refs; it runs when what is typed changes
  useEffect(() => {
    const now = JSON.parse(text) as V;
    if (seenRound.current !== round) {
      seenRound.current = round;
      base.current = now;
      isSettled.current = false;
    }
    if (!isSettled.current) keep(draftIn(now));
  }, [text, round, keep]);

  // A press without an answer goes on under its key, whether its text is put back or typed anew.
  const resume = press?.resume;
  useEffect(() => {
    const lost = waiting.findLast((draft) => draft.press)?.press;
    if (lost && resume && !isKeyOfText && pending.current === null) resume(lost);
  }, [waiting, resume, isKeyOfText]);

  const offers = waiting.filter((draft) => !isEmpty(draft) && !sameJson(draft.changes, values));
  const offer = offers.at(-1);
  const others = (drafts: readonly Draft<V>[]) => drafts.filter((draft) => draft !== offer);

  return {
    isOnce: press !== undefined,
    onSend: () => {
      setBusy(true);
      hadLost.current = pending.current !== null;
      pending.current = press?.key ?? null;
      keep(draftIn(values));
    },
    onFailed: (failure) => {
      setBusy(false);
      if (!failure) return;
      const key = pending.current;
      if (failure.code === 'pressed_before' && key) {
        // The lost press has been found out; what is typed now is another one.
        answer((drafts) => afterPress(drafts, key, null));
        press?.renew();
      } else if (hadLost.current) return;
      pending.current = null;
      keep(draftIn(values));
    },
    onDone: () => {
      isSettled.current = true;
      settle(pending.current);
      pending.current = null;
      press?.renew();
    },
    onRest: () => {
      setBusy(false);
      setRound((before) => before + 1);
    },
    offered: offer
      ? {
          at: offer.at,
          isSent: offer.press !== undefined,
          isBusy,
          take: () => {
            // What stood in the form is the next offer.
            const displaced = draftIn(values);
            answer((drafts) => [...others(drafts), ...(isEmpty(displaced) ? [] : [displaced])]);
            pending.current = offer.press ?? null;
            if (offer.press) press?.resume(offer.press);
            else press?.renew();
            restore({ ...base.current, ...offer.changes });
          },
          drop: () => {
            answer(others);
            if (offer.press && press?.key === offer.press && pending.current !== offer.press) press.renew();
          },
        }
      : null,
  };
}

const isEmpty = ({ changes }: Draft<Values>): boolean => Object.keys(changes).length === 0;
