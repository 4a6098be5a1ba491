import { z } from 'zod';
import { type Grams, grams, type LotId, type OrderId } from '@/lib/kernel/units';
import { pressKeyInput } from '../press-input';
import { readWeight } from '../stock/weight';

const weighed = z
  .string()
  .max(40)
  .transform((typed, context): Grams => {
    const read = readWeight(typed, 'kg');
    const problem = 'problem' in read ? read.problem : read.g <= 0 ? 'Enter more than zero.' : null;
    if (problem) context.addIssue({ code: 'custom', message: problem });
    return 'g' in read ? read.g : grams(0);
  });

const reason = (message: string) =>
  z.string().trim().min(1, message).max(500, 'Shorten it to 500 characters.');
const batchId = z.string().min(1).max(60);

/** What was weighed and seen. */
const roast = {
  roastedOn: z.iso.date('Enter the day of the roast.'),
  green: weighed,
  roasted: weighed,
  agtron: z
    .string()
    .trim()
    .regex(/^(\d{2,3})?$/, 'A whole number from 20 to 100, or nothing.')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((agtron) => agtron === null || (agtron >= 20 && agtron <= 100), 'From 20 (dark) to 100 (light).'),
  note: z.string().trim().max(500, 'Shorten it to 500 characters.'),
};
const losesWeight = ({ green, roasted }: { green: Grams; roasted: Grams }) =>
  green === 0 || roasted === 0 || roasted < green;
const LOSES = {
  path: ['roasted'],
  message: 'A roast loses weight: what comes out is lighter than what went in.',
};

export const batchInput = z
  .object({
    ...roast,
    key: pressKeyInput,
    lotId: z
      .string()
      .min(1, 'Choose the lot.')
      .max(60)
      .transform((id) => id as LotId),
    lines: z
      .array(
        z.object({
          orderId: z
            .string()
            .max(60)
            .transform((id) => id as OrderId),
          line: z.int().nonnegative(),
        }),
      )
      .max(500),
  })
  .refine(losesWeight, LOSES);
export type BatchInput = z.output<typeof batchInput>;

export const correctBatchInput = z
  .object({
    ...roast,
    id: batchId,
    version: z.int(),
    reason: reason('Say what was wrong; it stays in the audit log.'),
  })
  .refine(losesWeight, LOSES);
export type BatchCorrection = z.output<typeof correctBatchInput>;

export const voidBatchInput = z.object({
  id: batchId,
  version: z.int(),
  reason: reason('Say why; it stays with the batch.'),
});
export type BatchVoid = z.output<typeof voidBatchInput>;
