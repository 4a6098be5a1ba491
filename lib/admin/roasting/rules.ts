import { type Grams, grams, greenForRoasted, type LotId } from '@/lib/kernel/units';
import type { PaymentMode } from '@/lib/orders/types';
import { deliveryPromise } from '@/lib/shipping/delivery';
import type { TableShape } from '../table';
import type { OpenLine, PickLot, PlanDay, PlanLot, WaitingLine } from './types';

export const BATCH_SHAPE: TableShape = {
  sorts: ['code', 'lot', 'green', 'roasted', 'loss'],
  defaultSort: 'code',
  defaultDescending: true,
  filters: {},
};

/** What a batch lost, in basis points: 12,000 g in and 10,080 g out is 1600. */
export const batchLossBp = (green: number, roasted: number): number =>
  Math.round(((green - roasted) * 10_000) / green);

/** 1600 → "16 %", 1625 → "16.3 %". */
export const percent = (bp: number): string => `${(bp / 100).toFixed(bp % 100 === 0 ? 0 : 1)} %`;

/** Outside this a weight was most likely misread (coffee.md: 15 to 20 per cent is usual). */
const USUAL_LOSS_BP = [800, 2500] as const;
export const isUnusualLoss = (bp: number): boolean => bp < USUAL_LOSS_BP[0] || bp > USUAL_LOSS_BP[1];

type Calendar = { roastDays: readonly number[]; holidays: readonly string[] };

/** The next `count` roast days, `today` included when it is one. */
export function nextRoastDays(today: string, calendar: Calendar, count: number): string[] {
  const days: string[] = [];
  let from = new Date(`${today}T00:00:00Z`);
  while (days.length < count) {
    // The promise of somebody who orders at midnight and misses nothing. A calendar day has no time zone.
    const { roastsOn } = deliveryPromise({
      ...calendar,
      now: from,
      timeZone: 'UTC',
      cutOffHour: 24,
      needsRoasting: true,
      minBusinessDays: 0,
      maxBusinessDays: 0,
    });
    if (!roastsOn) break;
    days.push(roastsOn);
    from = new Date(`${roastsOn}T00:00:00Z`);
    from.setUTCDate(from.getUTCDate() + 1);
  }
  return days;
}

const bagLabel = ({ sizeLabel, grindLabel }: Pick<WaitingLine, 'sizeLabel' | 'grindLabel'>): string =>
  grindLabel ? `${sizeLabel}, ${grindLabel}` : sizeLabel;

/**
 * What to roast on which day, oldest first; `upcoming` days stand in it even when nobody ordered for them. A line that
 * is in a batch is roasted; one of an order on hold waits.
 */
export function roastPlan(
  lines: readonly WaitingLine[],
  today: string,
  upcoming: readonly string[],
): PlanDay[] {
  const byDay = new Map<string | null, WaitingLine[]>(upcoming.map((day) => [day, []]));
  for (const line of lines) {
    if (line.form !== 'roasted') continue;
    byDay.set(line.roastsOn, [...(byDay.get(line.roastsOn) ?? []), line]);
  }
  return [...byDay]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([day, ofDay]) => {
      const lots = planLots(ofDay);
      return {
        day,
        when: whenIs(day, today),
        lots,
        roasted: total(lots, 'roasted'),
        green: total(lots, 'green'),
      };
    });
}

function whenIs(day: string | null, today: string): PlanDay['when'] {
  if (day === null) return 'unknown';
  if (day === today) return 'today';
  return day < today ? 'late' : 'ahead';
}

const total = (lots: readonly PlanLot[], of: 'roasted' | 'green'): Grams =>
  grams(lots.reduce((g, lot) => g + lot[of], 0));

function planLots(lines: readonly WaitingLine[]): PlanLot[] {
  const byLot = Map.groupBy(lines, ({ lotId }) => lotId);
  return [...byLot.entries()]
    .flatMap(([lotId, ofLot]) => (ofLot[0] ? [planLot(lotId, ofLot[0], ofLot)] : []))
    .sort((a, b) => (a.lotCode < b.lotCode ? -1 : 1));
}

function planLot(lotId: LotId, { lotCode, name, lossBp }: WaitingLine, lines: WaitingLine[]): PlanLot {
  const weigh = (some: readonly WaitingLine[]) =>
    grams(some.reduce((g, { quantity, net }) => g + quantity * net, 0));
  const isDone = ({ batches }: WaitingLine) => batches.length > 0;
  const open = lines.filter((line) => !line.isHeld && !isDone(line));
  const bags = Map.groupBy(open, bagLabel);
  const roasted = weigh(open);
  return {
    lotId,
    lotCode,
    coffee: name,
    lossBp,
    roasted,
    green: greenForRoasted(roasted, lossBp),
    done: weigh(lines.filter((line) => isDone(line))),
    held: weigh(lines.filter((line) => line.isHeld && !isDone(line))),
    bags: [...bags].map(([label, same]) => ({
      label,
      quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
    })),
    orders: [...new Set(open.map(({ number }) => number))],
  };
}

/** Roasted lines that no batch is tied to yet, on hold or not: a held order may have been roasted before. */
export const openLines = (lines: readonly WaitingLine[]): OpenLine[] =>
  lines
    .filter(({ form, batches }) => form === 'roasted' && batches.length === 0)
    .map((line) => ({
      orderId: line.orderId,
      line: line.line,
      lotId: line.lotId,
      number: line.number,
      roastsOn: line.roastsOn,
      isHeld: line.isHeld,
      label: `${line.quantity} × ${bagLabel(line)}`,
    }));

/** Everything to take from the shelves for the orders that may go, by lot and SKU. */
export function pickList(lines: readonly WaitingLine[]): PickLot[] {
  const ready = lines.filter(({ isHeld }) => !isHeld);
  return [...Map.groupBy(ready, ({ lotCode }) => lotCode)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lotCode, ofLot]) => ({
      lotCode,
      name: ofLot[0]?.name ?? '',
      items: [...Map.groupBy(ofLot, (line) => `${line.sku} ${bagLabel(line)}`).values()].flatMap((same) => {
        const [first] = same;
        if (!first) return [];
        return {
          sku: first.sku,
          label: bagLabel(first),
          quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
          batches: [...new Set(same.flatMap(({ batches }) => batches))],
          orders: same.map(({ number, mode, line, quantity }) => ({ number, mode, line, quantity })),
        };
      }),
    }));
}

/** Whose orders these are: paper says DEMO or TEST when any of them is. */
export const modesOf = (lines: readonly Pick<WaitingLine, 'mode'>[]): PaymentMode[] => [
  ...new Set(lines.map(({ mode }) => mode)),
];
