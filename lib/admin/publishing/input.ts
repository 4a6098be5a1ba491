import { z } from 'zod';
import { LINK_DAYS_MAX, permissionFor, SUBJECTS } from './rules';
import type { PublishSubject } from './types';

const id = z.string().min(1).max(60);
const act = z.enum(['publish', 'unpublish']);

/** What may be named by whoever has `permission`. */
const inputs = (permission: ReturnType<typeof permissionFor>) => {
  const subject = z
    .enum(SUBJECTS)
    .refine((named: PublishSubject) => permissionFor(named) === permission, 'Not of this kind.');
  return {
    act: z.object({ subject, id, act }),
    plan: z.object({
      subject,
      id,
      act,
      /** On the shop's clocks, as a `datetime-local` field gives it. */
      local: z.string().min(1, 'Enter day and time.').max(30),
    }),
    /** `id`: of the plan or the link. */
    end: z.object({ subject, id }),
    link: z.object({ subject, id, days: z.number().int().min(1).max(LINK_DAYS_MAX) }),
  };
};

export const catalogInput = inputs('catalog.edit');
export const storiesInput = inputs('stories.edit');
