import 'server-only';
import type { Db, Tx } from '@/db/client';
import { deliveryPromise } from '@/lib/shipping/delivery';
import { getShopSettings } from '@/lib/shipping/queries';
import type { OfferedRate } from './types';

/** The days an order is promised for, when it is placed at `at` with this service; empty without a service. */
export async function promiseFor(
  db: Db | Tx,
  items: readonly { form: string }[],
  rate: OfferedRate | null,
  at: Date,
): Promise<{ roastsOn: string | null; arrivesBy: string } | Record<string, never>> {
  if (!rate) return {};
  const { roastsOn, arrivesBy } = deliveryPromise({
    now: at,
    ...(await getShopSettings(db)),
    needsRoasting: items.some(({ form }) => form === 'roasted'),
    minBusinessDays: rate.minBusinessDays,
    maxBusinessDays: rate.maxBusinessDays,
  });
  return { roastsOn, arrivesBy };
}
