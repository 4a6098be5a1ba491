import { z } from 'zod';
import type { AttemptId } from '@/lib/kernel/units';

export const startCheckoutInput = z.object({
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
  /** `CartView.hash` of the page that the form stands on. */
  cartHash: z.string().min(1).max(200),
  email: z.union([z.literal('').transform(() => undefined), z.email().max(200)]).optional(),
});

export const cancelCheckoutInput = z.object({
  attempt: z
    .string()
    .max(80)
    .regex(/^[\w-]+$/)
    .transform((id) => id as AttemptId),
});
