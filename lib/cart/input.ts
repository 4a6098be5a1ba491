import { z } from 'zod';
import { cleanCampaign } from '@/lib/kernel/campaign';
import type { VariantId } from '@/lib/kernel/units';
import { GRINDS } from './types';

// Keys that are not named here are dropped: a price that a browser sends is never read.

const variantId = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w-]+$/)
  .transform((id) => id as VariantId);
const grind = z.enum(GRINDS).default('none');
/** A typed "0" is a quantity, an emptied field is not: `Number('')` would remove the line. */
const units = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/)
    .transform(Number),
]);

/** More than a line may hold is asked for, and cut to size with a word about it: never a lost click. */
export const addLineInput = z.object({
  variantId,
  grind,
  quantity: units.pipe(z.number().int().min(1).max(9999)).default(1),
  /** From the link that led here. An unusable one is dropped: it must never cost a sale. */
  campaign: z.string().catch('').transform(cleanCampaign).optional(),
});
export const setQuantityInput = z.object({
  variantId,
  grind,
  quantity: units.pipe(z.number().int().min(0).max(9999)),
});
export const removeLineInput = z.object({ variantId, grind });
export const setCountryInput = z.object({
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
});

export type AddLine = z.output<typeof addLineInput>;
export type SetQuantity = z.output<typeof setQuantityInput>;
export type RemoveLine = z.output<typeof removeLineInput>;
