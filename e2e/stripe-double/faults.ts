import { z } from 'zod';

const webhookFaults = z.strictObject({
  /** Event types that never arrive; `*` for all. They stay listed by the API. */
  drop: z.array(z.string()).optional(),
  /** Extra copies of each delivery, sent at the same time. */
  duplicate: z.int().min(0).max(50).optional(),
  /** Events of one operation arrive in reverse. */
  reorder: z.boolean().optional(),
  /** Real milliseconds before the first try. */
  delayMs: z.int().min(0).optional(),
  /** Signed that many seconds ago. */
  oldTimestamp: z.int().positive().optional(),
  /** Signed with a secret the endpoint does not know. */
  wrongSecret: z.boolean().optional(),
});

const apiFault = z.strictObject({
  /** Regular expression over `POST /v1/refunds`. */
  path: z.string().refine(isRegExp, 'not a regular expression'),
  /** How many matching requests it hits; the SDK's own retries count. */
  times: z.int().positive().default(1),
  /**
   * `crash_before`: the request never arrived. `crash_after`: done, but the reply is lost. `500` and `429`: refused
   * before anything ran. `500_stored`: failed once execution began, so the same key replays the failure.
   * `slow`: waits `ms`, or until the faults are replaced, then does it.
   */
  mode: z.enum(['crash_before', 'crash_after', '500', '500_stored', '429', 'slow']),
  ms: z.int().min(0).default(1_000),
});

export const faultsSchema = z.strictObject({
  webhook: webhookFaults.optional(),
  api: z.array(apiFault).optional(),
  /** Refunds start `pending` until `settleRefund`. */
  refunds: z.literal('pending').optional(),
});

export type Faults = z.infer<typeof faultsSchema>;
export type ApiFault = z.infer<typeof apiFault>;
export type FaultsInput = z.input<typeof faultsSchema>;

function isRegExp(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

/** The fault that hits this request, with one of its `times` used up. */
export function takeApiFault(faults: Faults, request: string): ApiFault | undefined {
  const fault = faults.api?.find(({ times, path }) => times > 0 && new RegExp(path).test(request));
  if (fault) fault.times -= 1;
  return fault;
}
