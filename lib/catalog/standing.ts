import 'server-only';
import { and, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { lots, type variants } from '@/db/schema';
import type { LotId } from '@/lib/kernel/units';
import { availability } from './rules';
import type { Availability, Lack } from './types';

/** What lots never had: a size, whether still sold or not, and stock, whether any is left or not. */
export async function listLacks(db: Db | Tx, ids?: readonly LotId[]): Promise<ReadonlyMap<LotId, Lack[]>> {
  const hasSize = sql<boolean>`exists (select 1 from variants size where size.lot_id = lots.id)`;
  const hadStock = sql<boolean>`(lots.on_hand_g > 0 or exists (
    select 1 from stock_ledger move where move.lot_id = lots.id and move.d_on_hand_g > 0
  ))`;
  const rows = await db
    .select({ id: lots.id, hasSize, hadStock })
    .from(lots)
    .where(and(sql`not (${hasSize} and ${hadStock})`, ids && inArray(lots.id, [...ids])));
  return new Map(
    rows.map((row) => [
      row.id,
      [...(row.hasSize ? [] : (['size'] as const)), ...(row.hadStock ? [] : (['stock'] as const))],
    ]),
  );
}

/** @param sizes those that are sold; a full bag that travels as freight is the measure only where there is nothing else */
export function standingOf(
  lot: Pick<typeof lots.$inferSelect, 'stage' | 'onHand' | 'reserved'>,
  sizes: readonly Pick<typeof variants.$inferSelect, 'draw' | 'freight'>[],
  lacks: readonly Lack[],
): Availability {
  const smallest = (freight: boolean) => {
    const draws = sizes.filter((size) => size.freight === freight).map((size) => size.draw);
    return draws.length > 0 ? Math.min(...draws) : null;
  };
  return availability(lot.stage, lot.onHand - lot.reserved, smallest(false), lacks, smallest(true));
}
