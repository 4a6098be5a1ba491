import { z } from 'zod';
import { LINK_DAYS_MAX } from './rules';

const id = z.string().min(1).max(60);
const act = z.enum(['publish', 'unpublish']);

export const actInput = z.object({ id, act });
export const planInput = z.object({
  id,
  act,
  /** On the shop's clocks, as a `datetime-local` field gives it. */
  local: z.string().min(1, 'Enter day and time.').max(30),
});
export const cancelInput = z.object({ id });
export const linkInput = z.object({ id, days: z.number().int().min(1).max(LINK_DAYS_MAX) });
export const revokeInput = z.object({ id });
