import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { lots, stockLedger, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { commit, release } from '@/lib/inventory/service';
import { addCoffeeWithLot, addOrder } from '@/lib/inventory/testing';
import { now } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { grams, minor, type VariantId } from '@/lib/kernel/units';
import { readTableState } from '../table';
import { getLotStock, listLedger, listStock } from './queries';
import { LOW_COVER_DAYS, STOCK_SHAPE } from './rules';
import { recordMovement } from './service';
import { hold, person, typed } from './testing';

const database = useTestDatabase();
const listOf = async (query: Record<string, string>) =>
  (await listStock(database.db, readTableState(new URLSearchParams(query), STOCK_SHAPE))).rows;

describe('the ledger', () => {
  it('keeps its balances when promises are left out, and comes in pages', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 1000);
    const orderId = await hold(database.db, lotId, 300);
    await database.db.transaction((t) => commit(t, orderId));
    const other = await hold(database.db, lotId, 100);
    await database.db.transaction((t) => release(t, other, 'expired'));
    const all = await listLedger(database.db, { lotId, page: 1, movesOnly: false });
    expect(all.rows.map(({ kind, onHand, promised }) => [kind, onHand, promised])).toEqual([
      ['release', 700, 0],
      ['reserve', 700, 100],
      ['commit', 700, 0],
      ['reserve', 1000, 300],
      ['receive', 1000, 0],
    ]);
    const moves = await listLedger(database.db, { lotId, page: 1, movesOnly: true });
    expect(moves.rows.map(({ kind, onHand }) => [kind, onHand])).toEqual([
      ['commit', 700],
      ['receive', 1000],
    ]);
    expect(moves.total).toBe(2);
    for (let i = 0; i < 24; i++)
      await recordMovement(database.db, person, typed({ lotId, amount: `${i + 1} g` }));
    const older = await listLedger(database.db, { lotId, page: 2, movesOnly: false });
    expect(older.rows.map(({ kind }) => kind)).toEqual(['reserve', 'commit', 'reserve', 'receive']);
    expect(older).toMatchObject({ total: 29 });
  });
});

describe('the stock list', () => {
  /** A lot that landed `age` days ago and sold `sold` grams yesterday; the ledger adds up to `left`. */
  async function addSelling(left: number, sold: number, age: number, draw = 298) {
    const { lotId } = await addCoffeeWithLot(database.db, 0);
    const ago = (days: number) => new Date(now().getTime() - days * 86_400_000);
    const by = { lotId, reservedChange: grams(0) };
    await database.db.insert(stockLedger).values([
      { ...by, kind: 'count', onHandChange: grams(left + sold), at: ago(age) },
      ...(sold > 0
        ? [
            {
              ...by,
              kind: 'late_commit' as const,
              onHandChange: grams(-sold),
              orderId: await addOrder(database.db),
              at: ago(Math.min(1, age)),
            },
          ]
        : []),
    ]);
    await database.db
      .update(lots)
      .set({ onHand: grams(left) })
      .where(eq(lots.id, lotId));
    await database.db.insert(variants).values({
      id: newId<VariantId>('var'),
      lotId,
      sku: newId('sku'),
      form: 'green',
      sizeLabel: '',
      net: grams(draw),
      gross: grams(draw),
      draw: grams(draw),
      price: minor(1),
    });
    return lotId;
  }

  it('tells pace, cover and what is promised of a lot', async () => {
    const lotId = await addSelling(40_000, 28_000, 60);
    await hold(database.db, lotId, 4_000);
    expect(await getLotStock(database.db, lotId)).toMatchObject({
      onHand: 40_000,
      promised: 4_000,
      available: 36_000,
      sold: 28_000,
      soldDays: 28,
      coverDays: 36,
      level: 'ok',
      promises: [{ g: 4_000 }],
    });
    const young = await addSelling(40_000, 28_000, 10);
    expect(await getLotStock(database.db, young)).toMatchObject({ soldDays: 10, coverDays: 14 });
  });

  it('calls low in SQL exactly what the rule calls low', async () => {
    for (const left of [0, 297, 298, 5 * 298, 6 * 298 - 1, 6 * 298, 13_999, 14_000, 500_000])
      for (const [sold, age] of [
        [0, 40],
        [28_000, 40],
        [28_000, 10],
        [7_000, 1],
      ] as const)
        await addSelling(left, sold, age);
    const all = await listOf({});
    const byRule = all.filter(({ level }) => level === 'low' || level === 'out').map(({ id }) => id);
    const bySql = (await listOf({ level: 'low' })).map(({ id }) => id);
    expect(bySql).toEqual(byRule);
    expect(new Set(all.map(({ level }) => level))).toEqual(new Set(['ok', 'low', 'out']));
    expect(all.some(({ coverDays }) => coverDays === LOW_COVER_DAYS)).toBe(true);
  });

  it('sorts by cover with lots that sell nothing last, and finds a lot by its code', async () => {
    const covers = (await listOf({ sort: 'cover' })).map(({ coverDays }) => coverDays ?? Infinity);
    expect(covers).toEqual([...covers].sort((a, b) => a - b));
    const [one] = await listOf({});
    expect((await listOf({ q: one?.lotCode ?? '' })).map(({ id }) => id)).toEqual([one?.id]);
    expect(await listOf({ q: '100%' })).toEqual([]);
  });
});
