import { z } from 'zod';
import { grams, type LotId } from '@/lib/kernel/units';
import { pressKeyInput } from '../press-input';
import { MOVEMENTS } from './rules';
import { readWeight, WEIGHT_UNITS } from './weight';

/** The amount as it was typed: the server reads it by the same rule that the form shows. */
export const movementInput = z
  .object({
    key: pressKeyInput,
    lotId: z.string().min(1).max(60),
    kind: z.enum(MOVEMENTS),
    amount: z.string().max(40),
    unit: z.enum(WEIGHT_UNITS),
    reason: z
      .string()
      .trim()
      .min(3, 'Say why in a few words: the ledger keeps it.')
      .max(300, 'Shorten it to 300 characters.'),
    orderNumber: z.string().trim().max(40).default(''),
    /** Grams on hand that the person saw; a count says no when they changed since. */
    seen: z.int().nonnegative(),
  })
  // A check of its own, so that a bad weight and a missing reason are told at once.
  .superRefine(({ amount, unit, kind, orderNumber }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const read = readWeight(amount, unit);
    if ('problem' in read) refuse('amount', read.problem);
    else if (kind === 'adjust' && read.g === 0) refuse('amount', 'A correction of nothing corrects nothing.');
    else if (kind === 'count' && read.g < 0) refuse('amount', 'A count cannot be below zero.');
    else if (kind !== 'adjust' && kind !== 'count' && read.g <= 0)
      refuse('amount', 'Enter more than zero, without a minus.');
    if (kind === 'restock' && !orderNumber) refuse('orderNumber', 'Name the order that came back.');
  })
  .transform(({ lotId, amount, unit, seen, ...typed }) => {
    const read = readWeight(amount, unit);
    return {
      ...typed,
      lotId: lotId as LotId,
      g: 'g' in read ? read.g : grams(0),
      seen: grams(seen),
    };
  });
export type MovementInput = z.output<typeof movementInput>;
