import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, orderItems, orders, staff, stockLedger, variants } from '@/db/schema';
import { listOpenPromises } from '@/lib/inventory/queries';
import { LOW_UNITS } from '@/lib/inventory/rules';
import { now } from '@/lib/kernel/clock';
import { type Grams, grams, type LotId } from '@/lib/kernel/units';
import { unitsInHouse } from '@/lib/orders/waiting';
import { readForSale } from '../catalog/sale-record';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import {
  ACTOR_WORDS,
  coverDays,
  LEDGER_PAGE_SIZE,
  LOW_COVER_DAYS,
  PACE_DAYS,
  PACE_DAYS_MIN,
  paceDays,
  stockLevel,
} from './rules';
import type { LedgerKind, LedgerPage, LedgerRow, LotStage, LotStock, StockRow } from './types';

const DAY_MS = 86_400_000;
const paceStart = () => new Date(now().getTime() - PACE_DAYS * DAY_MS).toISOString();

/**
 * One row a lot. The pace reads a lot's own ledger through its index, so a page costs its own lots only; sorting by
 * cover and asking for what is low read every lot's.
 */
const figures = (where: SQL = sql`true`) => sql`
  select l.id, l.lot_code, l.stage, c.id as coffee_id, c.name as coffee, l.on_hand_g, l.reserved_g,
    l.on_hand_g - l.reserved_g as available, s.sold, f.age, v.smallest,
    case when c.kind in ('coffee', 'blend') then l.roast_loss_bp end as roast_loss_bp
  from ${lots} l
  join ${coffees} c on c.id = l.coffee_id
  left join lateral (
    select coalesce(-sum(d_on_hand_g), 0)::int as sold from ${stockLedger}
    where lot_id = l.id and kind in ('commit', 'late_commit') and at >= ${paceStart()}::timestamptz
  ) s on true
  left join lateral (
    select floor(extract(epoch from (${now().toISOString()}::timestamptz - at)) / 86400)::int as age
    from ${stockLedger} where lot_id = l.id order by id limit 1
  ) f on true
  left join lateral (
    select min(draw_g) as smallest from ${variants} where lot_id = l.id and active and not freight
  ) v on true
  where ${where}`;

// The two rules of rules.ts in SQL, since the database filters and sorts; a test holds them together.
const COVER = sql`case when sold > 0 then
  greatest(0, floor(available::numeric * least(${PACE_DAYS}::int, greatest(${PACE_DAYS_MIN}::int, coalesce(age, 0))) / sold)) end`;
const IS_LOW = sql`stage = 'landed' and (available <= 0
  or available < (${LOW_UNITS}::int + 1) * smallest or coalesce(${COVER} < ${LOW_COVER_DAYS}::int, false))`;

const SORTS: Record<string, SQL> = {
  code: sql`lot_code`,
  coffee: sql`lower(coffee)`,
  onHand: sql`on_hand_g`,
  promised: sql`reserved_g`,
  available: sql`available`,
  cover: COVER,
};

type Figures = {
  id: LotId;
  lot_code: string;
  stage: LotStage;
  coffee_id: string;
  coffee: string;
  on_hand_g: number;
  reserved_g: number;
  available: number;
  sold: number;
  age: number | null;
  smallest: number | null;
  roast_loss_bp: number | null;
};

export async function listStock(db: Db | Tx, state: TableState): Promise<TablePage<StockRow>> {
  const like = `%${state.q.replace(/[\\%_]/g, '\\$&')}%`;
  const { level, stage } = state.filters;
  const where = sql.join(
    [
      sql`true`,
      ...(state.q ? [sql`(lot_code ilike ${like} or coffee ilike ${like})`] : []),
      ...(stage ? [sql`stage = ${stage}`] : []),
      ...(level === 'low' ? [IS_LOW] : []),
    ],
    sql` and `,
  );
  const by = SORTS[state.sort] ?? sql`lot_code`;
  const [counted, page] = [
    await db.execute<{ total: number }>(
      sql`select count(*)::int as total from (${figures()}) f where ${where}`,
    ),
    await db.execute<Figures>(
      sql`select * from (${figures()}) f where ${where}
        order by ${by} ${state.descending ? sql`desc` : sql`asc`} nulls last, id
        limit ${PAGE_SIZE} offset ${(state.page - 1) * PAGE_SIZE}`,
    ),
  ];
  return { rows: page.rows.map(rowOf), total: counted.rows[0]?.total ?? 0 };
}

function rowOf(found: Figures): StockRow {
  const available = grams(found.available);
  const smallest = found.smallest === null ? null : grams(found.smallest);
  const cover = coverDays(available, grams(found.sold), paceDays(found.age ?? 0));
  return {
    id: found.id,
    lotCode: found.lot_code,
    coffee: found.coffee,
    stage: found.stage,
    onHand: grams(found.on_hand_g),
    promised: grams(found.reserved_g),
    available,
    coverDays: cover,
    level: stockLevel({ stage: found.stage, available, smallest, cover }),
  };
}

export async function getLotStock(db: Db | Tx, lotId: LotId): Promise<LotStock | null> {
  const [found] = (await db.execute<Figures>(figures(sql`l.id = ${lotId}`))).rows;
  const sale = found && (await readForSale(db, found.coffee_id, { lotId }));
  if (!found || !sale) return null;
  const promises = await listOpenPromises(db, lotId);
  return {
    ...rowOf(found),
    sold: grams(found.sold),
    soldDays: paceDays(found.age ?? 0),
    roastLossBp: found.roast_loss_bp,
    notLeft: await soldNotLeft(db, lotId),
    promises: promises.map(({ number, g, since }) => ({ number, g, since })),
    sale,
  };
}

/**
 * Grams that orders took and that are still in the house, whatever became of the order: to be shipped, held, cancelled,
 * refunded, or closed with a rest. A count must leave them out: they are off the books. Restocks that name no bags are
 * taken off their order's sum.
 */
async function soldNotLeft(db: Db | Tx, lotId: LotId): Promise<Grams> {
  const took = sql`exists (select 1 from ${stockLedger} taken where taken.order_id = ${orderItems.orderId}
    and taken.lot_id = ${lotId} and taken.kind in ('commit', 'late_commit'))`;
  const { rows } = await db.execute<{ g: number }>(sql`
    select coalesce(sum(greatest(0, held.g - held.back)), 0)::int as g from (
      select sum(${orderItems.draw} * ${unitsInHouse}) as g,
        coalesce((select sum((e.detail->>'g')::int) from order_events e where e.order_id = ${orderItems.orderId}
          and e.kind = 'restocked' and e.detail->>'line' is null and e.detail->>'lotId' = ${lotId}), 0) as back
      from ${orderItems} where ${orderItems.lotId} = ${lotId} and ${took}
      group by ${orderItems.orderId}
    ) held`);
  return grams(rows[0]?.g ?? 0);
}

type LedgerRecord = {
  id: string;
  kind: LedgerKind;
  on_hand_change: number;
  promised_change: number;
  on_hand: number;
  promised: number;
  reason: string;
  actor: string;
  name: string | null;
  number: string | null;
  at: string;
};

/**
 * The ledger of a lot with its running balance, newest first. @param movesOnly leaves out promises to checkouts and
 * their end, which move nothing; the balances stay those of the whole ledger
 */
export async function listLedger(
  db: Db | Tx,
  { lotId, page, movesOnly }: { lotId: LotId; page: number; movesOnly: boolean },
): Promise<LedgerPage> {
  const shown = movesOnly ? sql`kind not in ('reserve', 'release')` : sql`true`;
  const [counted] = (
    await db.execute<{ total: number }>(
      sql`select count(*)::int as total from ${stockLedger} where lot_id = ${lotId} and ${shown}`,
    )
  ).rows;
  const { rows } = await db.execute<LedgerRecord>(sql`
    select b.*, s.name, o.number from (
      select id, kind, d_on_hand_g as on_hand_change, d_reserved_g as promised_change, reason, actor, order_id,
        to_json(at) #>> '{}' as at,
        (sum(d_on_hand_g) over w)::int as on_hand, (sum(d_reserved_g) over w)::int as promised
      from ${stockLedger} where lot_id = ${lotId} window w as (order by id)
    ) b
    left join ${orders} o on o.id = b.order_id
    left join ${staff} s on s.id = b.actor
    where ${shown}
    order by b.id desc limit ${LEDGER_PAGE_SIZE} offset ${(page - 1) * LEDGER_PAGE_SIZE}`);
  return { rows: rows.map(ledgerRow), total: counted?.total ?? 0 };
}

const ledgerRow = (row: LedgerRecord): LedgerRow => ({
  id: Number(row.id),
  kind: row.kind,
  onHandChange: grams(row.on_hand_change),
  promisedChange: grams(row.promised_change),
  onHand: grams(row.on_hand),
  promised: grams(row.promised),
  reason: row.reason,
  actor: row.name ?? ACTOR_WORDS[row.actor] ?? row.actor,
  orderNumber: row.number,
  at: new Date(row.at).toISOString(),
});
