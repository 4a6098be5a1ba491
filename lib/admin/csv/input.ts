import { z } from 'zod';

export const exportInput = z.object({
  kind: z.enum(['coffee', 'lot', 'variant', 'count']),
  separator: z.enum(['comma', 'semicolon']).default('comma'),
});
export const runInput = z.object({ id: z.string().min(1).max(60) });
/** `seen`: number of the check whose report the person agreed to. */
export const applyInput = runInput.extend({ seen: z.number().int().min(1) });
export const reportInput = z.object({
  outcome: z.enum(['create', 'change', 'unchanged', 'error']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
