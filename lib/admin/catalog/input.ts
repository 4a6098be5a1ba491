import { z } from 'zod';
import type { CoffeeId, Grams, LotId, Minor, VariantId } from '@/lib/kernel/units';
import { INT_MAX, oneOf, whole, words } from './fields';

export const FORMS = ['green', 'roasted', 'chocolate', 'set'] as const;

const grams = (say: string) => whole(1, INT_MAX, say).transform((g) => g as Grams);

/** A size of a lot. What it draws is computed, its currency is the shop's, a was-price is never typed. */
export const variantInput = z
  .strictObject({
    sku: words(60).refine((sku) => sku !== '', 'A size needs its SKU.'),
    form: oneOf(FORMS),
    sizeLabel: words(60).refine((label) => label !== '', 'Say what is printed on the bag: 250 g.'),
    net: grams('Whole grams, 1 or more.'),
    /** Pounds × 100. */
    poundsX100: whole(1, INT_MAX, 'Pounds above zero, at most two decimals.').nullable(),
    gross: grams('Whole grams, 1 or more.'),
    price: whole(1, INT_MAX, 'A price above zero, such as 18.50.').transform((price) => price as Minor),
    freight: z.boolean(),
    active: z.boolean(),
    position: whole(-INT_MAX - 1, INT_MAX, 'A whole number.'),
  })
  .superRefine((size, context) => {
    if (size.gross < size.net)
      context.addIssue({
        code: 'custom',
        path: ['gross'],
        message: 'Packed, a bag cannot weigh less than what is in it.',
      });
  });
export type VariantValues = z.output<typeof variantInput>;

export const newVariantInput = z.strictObject({
  lotId: z.string().min(1, 'Choose the lot.'),
  values: z.record(z.string(), z.unknown()),
});

/** What every editor sends: the record, the version its changes were made on, and those changes alone. */
const saveInput = <T extends string>() =>
  z.strictObject({
    id: z
      .string()
      .min(1)
      .max(60)
      .transform((id) => id as T),
    version: z.int().positive(),
    changes: z.record(z.string(), z.unknown()),
    note: words(300).default(''),
  });
export const saveCoffeeInput = saveInput<CoffeeId>();
export const saveLotInput = saveInput<LotId>();
export const saveVariantInput = saveInput<VariantId>();

export const recordInput = z.strictObject({ id: z.string().min(1).max(60) });
/** What is deleted, and the version that was looked at. */
export const removeInput = recordInput.extend({ version: z.int().positive() });
export const previewInput = z.strictObject({
  subject: z.enum(['coffee', 'lot', 'variant', 'producer', 'region']),
  id: z.string().min(1).max(60),
  changes: z.record(z.string(), z.unknown()),
});
export type PreviewInput = z.output<typeof previewInput>;
