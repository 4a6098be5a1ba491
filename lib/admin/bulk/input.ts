import { z } from 'zod';
import { STATUSES } from '../catalog/coffee-input';
import {
  ENDS_TOO_EARLY,
  endsAfterItBegins,
  HOLDERS,
  INT_MAX,
  oneOf,
  partialDateOrNone,
  SCHEMES,
  whole,
  wordsOrNone,
} from '../catalog/fields';
import { STAGES } from '../catalog/lot-input';
import { ROUNDINGS } from './rules';

const ids = z
  .array(z.string().min(1).max(60))
  .min(1, 'Tick at least one row.')
  .max(500, 'At most 500 rows at once.')
  .transform((all) => [...new Set(all)].sort());

/** What is done to every ticked record. */
export const bulkCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('price'),
    by: z.enum(['amount', 'percent']),
    /** Minor units, or hundredths of a per cent; below zero lowers the price. */
    value: whole(-INT_MAX, INT_MAX, 'A number, such as 5 or -2.5.').refine(
      (n) => n !== 0,
      'Nothing would change.',
    ),
    rounding: z.enum(ROUNDINGS),
  }),
  z.strictObject({ kind: z.literal('active'), active: z.boolean() }),
  z.strictObject({ kind: z.literal('status'), status: oneOf(STATUSES) }),
  z.strictObject({ kind: z.literal('stage'), stage: oneOf(STAGES) }),
  z
    .strictObject({
      kind: z.literal('certify'),
      scheme: oneOf(SCHEMES),
      holder: oneOf(HOLDERS),
      certificateNo: wordsOrNone(120),
      certifier: wordsOrNone(200),
      validFrom: partialDateOrNone,
      validTo: partialDateOrNone,
      coversThisSku: z.boolean(),
    })
    .refine(endsAfterItBegins, ENDS_TOO_EARLY),
  z.strictObject({ kind: z.literal('uncertify'), scheme: oneOf(SCHEMES) }),
]);

export const previewInput = z.strictObject({ ids, command: bulkCommand });
export const applyInput = z.strictObject({ ids, command: bulkCommand, seen: z.string().min(1).max(100) });
export const undoInput = z.strictObject({ id: z.string().min(1).max(60) });
