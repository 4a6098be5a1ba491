import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { dailyCounts, orders } from '@/db/schema';
import type { CountKind, CountMode } from '@/lib/kernel/daily-counts';
import { isSale, type SalesQuestion } from '@/lib/orders/sales';
import type { CampaignRow, Funnel } from './types';

/**
 * @param from calendar day at the shop, included
 * @param mode what was counted while the shop took money in this way, and nothing else
 */
export async function getFunnel(db: Db | Tx, from: string, mode: CountMode): Promise<Funnel> {
  const { rows } = await db.execute<{ kind: CountKind; n: number }>(sql`
    select kind, sum(n)::int as n from ${dailyCounts} where day >= ${from} and mode = ${mode} group by kind`);
  const of = (kind: CountKind) => rows.find((row) => row.kind === kind)?.n ?? 0;
  return {
    views: of('product_view'),
    added: of('cart_add'),
    started: of('checkout_start'),
    paid: of('paid'),
  };
}

const BEST = 10;

/** Campaigns whose links led to paid orders, by what they brought after refunds. */
export async function listCampaigns(db: Db | Tx, question: SalesQuestion): Promise<CampaignRow[]> {
  const { rows } = await db.execute<CampaignRow>(sql`
    select campaign, count(*)::int as orders, sum(total_paid_minor - refunded_minor)::int as revenue
    from ${orders} o where campaign is not null and ${isSale(question)}
    group by campaign order by revenue desc, campaign limit ${BEST}`);
  return rows;
}
