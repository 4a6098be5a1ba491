import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '@/db/client';
import { auditLog, lots, orderItems, orders, stockLedger, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { commit, release, reserve } from '@/lib/inventory/service';
import { addCoffeeWithLot, addOrder } from '@/lib/inventory/testing';
import { now } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { grams, type LotId, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { moveOrder } from '@/lib/orders/fulfilment';
import { restockLine } from '@/lib/orders/refunds';
import { endShipping, shipLines, standingsOf } from '@/lib/orders/shipments';
import { addLot } from '@/lib/orders/testing';
import { readTableState } from '../table';
import { movementInput } from './input';
import { getLotStock, listLedger, listStock } from './queries';
import { LOW_COVER_DAYS, STOCK_SHAPE } from './rules';
import { recordMovement } from './service';

const database = useTestDatabase();
const person = { id: 'stf_1', name: 'Ana Roaster' };
const tx = <T>(work: Parameters<Db['transaction']>[0]) => database.db.transaction(work) as Promise<T>;
const typed = (over: Record<string, unknown>) =>
  movementInput.parse({
    key: newId('press'),
    kind: 'receive',
    amount: '1',
    unit: 'kg',
    reason: 'a test',
    seen: 0,
    ...over,
  });
const hold = async (lotId: LotId, g: number) => {
  const orderId = await addOrder(database.db);
  const line = { lotId, variantId: 'v' as VariantId, name: '', sizeLabel: '', quantity: 1, draw: grams(g) };
  await tx((t) => reserve(t, orderId, [line]));
  return orderId;
};
const listOf = async (query: Record<string, string>) =>
  (await listStock(database.db, readTableState(new URLSearchParams(query), STOCK_SHAPE))).rows;

describe('recording a movement', () => {
  it('writes the ledger and the audit log together, with who, why, before and after', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 0);
    await recordMovement(database.db, person, typed({ lotId, amount: '690', reason: 'Container' }));
    await recordMovement(
      database.db,
      person,
      typed({ lotId, kind: 'damage', amount: '2 kg', reason: 'Wet' }),
    );
    const count = typed({ lotId, kind: 'count', amount: '410,25', reason: 'November', seen: 688_000 });
    await recordMovement(database.db, person, count);
    const { rows, total } = await listLedger(database.db, { lotId, page: 1, movesOnly: false });
    expect(total).toBe(3);
    expect(
      rows.map(({ kind, onHandChange, onHand, reason }) => [kind, onHandChange, onHand, reason]),
    ).toEqual([
      ['count', -277_750, 410_250, 'November'],
      ['damage', -2_000, 688_000, 'Wet'],
      ['receive', 690_000, 690_000, 'Container'],
    ]);
    const entries = await database.db
      .select({
        action: auditLog.action,
        by: auditLog.actorName,
        changes: auditLog.changes,
        why: auditLog.note,
      })
      .from(auditLog)
      .where(eq(auditLog.subjectId, lotId))
      .orderBy(auditLog.id);
    expect(entries.at(-1)).toEqual({
      action: 'stock.count',
      by: 'Ana Roaster',
      changes: { onHandG: { from: 688_000, to: 410_250 } },
      why: 'November',
    });
    expect(entries.map(({ action }) => action)).toEqual(['stock.receive', 'stock.damage', 'stock.count']);
  });

  it('moves grams once for one press, however often it is sent, and finds the first result', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 0);
    const input = typed({ lotId, amount: '690', reason: 'Container' });
    const move = () => recordMovement(database.db, person, input);
    const results = await Promise.all([move(), move(), move()]);
    await recordMovement(database.db, person, typed({ lotId, kind: 'damage', amount: '2' }));
    results.push(await move());
    expect(new Set(results.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(['0 690000']));
    const lot = await database.db.query.lots.findFirst({ where: eq(lots.id, lotId) });
    expect(lot?.onHand).toBe(688_000);
    expect(await database.db.$count(auditLog, eq(auditLog.subjectId, lotId))).toBe(2);
    for (const over of [{ kind: 'damage' as const }, { g: grams(1) }])
      await expect(recordMovement(database.db, person, { ...input, ...over })).rejects.toMatchObject({
        code: 'pressed_before',
      });
  });

  it('leaves no trace when it is refused', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 1000);
    await hold(lotId, 900);
    const before = await database.db.$count(stockLedger);
    const damage = typed({ lotId, kind: 'damage', amount: '200 g' });
    await expect(recordMovement(database.db, person, damage)).rejects.toMatchObject({
      code: 'stock_promised',
    });
    expect(await database.db.$count(stockLedger)).toBe(before);
    expect(await database.db.$count(auditLog, eq(auditLog.subjectId, lotId))).toBe(0);
  });

  it('takes back from an order no more than it took unroasted', async () => {
    const { lotId, pound, roasted } = await addLot(database.db, 10_000);
    const orderId = await hold(lotId, 454 + 298);
    await tx((t) => commit(t, orderId));
    const number = `YU-7K3M-${String(Math.floor(Math.random() * 9000) + 1000)}`;
    await database.db
      .update(orders)
      .set({ number, paymentState: 'paid', fulfilmentState: 'shipped' })
      .where(eq(orders.id, orderId));
    const item = { orderId, lotId, sku: '', lotCode: '', coffeeSlug: '', name: '', sizeLabel: '' };
    const money = { price: minor(1), gross: grams(1), quantity: 1 };
    await database.db.insert(orderItems).values([
      {
        ...item,
        ...money,
        line: 1,
        variantId: pound,
        form: 'green',
        grind: 'none',
        net: grams(454),
        draw: grams(454),
      },
      {
        ...item,
        ...money,
        line: 2,
        variantId: roasted,
        form: 'roasted',
        grind: 'none',
        net: grams(250),
        draw: grams(298),
      },
    ]);
    const back = (amount: string) =>
      recordMovement(database.db, person, typed({ lotId, kind: 'restock', amount, orderNumber: number }));
    await expect(back('455 g')).rejects.toMatchObject({
      fields: { amount: [expect.stringMatching(/454 g/)] },
    });
    await Promise.allSettled([back('454 g'), back('454 g')]);
    const lot = await database.db.query.lots.findFirst({ where: eq(lots.id, lotId) });
    expect(lot?.onHand).toBe(10_000 - 298);
    const unknown = typed({ lotId, kind: 'restock', orderNumber: 'YU-0000-0000' });
    await expect(recordMovement(database.db, person, unknown)).rejects.toMatchObject({
      fields: { orderNumber: [expect.any(String)] },
    });
  });
});

describe('bags that orders took', () => {
  /** A paid order of one pound bags: `bags` of them on each line. */
  async function sell(lotId: LotId, variantId: VariantId, ...bags: number[]) {
    const orderId = await hold(lotId, 454 * bags.reduce((sum, n) => sum + n, 0));
    await tx((t) => commit(t, orderId));
    const number = `YU-${newId('x').slice(-4)}-${newId('x').slice(-4)}`.toUpperCase();
    await database.db
      .update(orders)
      .set({ number, paymentState: 'paid', fulfilmentState: 'ready' })
      .where(eq(orders.id, orderId));
    const item = { orderId, lotId, variantId, sku: '', lotCode: '', coffeeSlug: '', name: '', sizeLabel: '' };
    const weights = { price: minor(1), gross: grams(1), net: grams(454), draw: grams(454) };
    await database.db.insert(orderItems).values(
      bags.map((quantity, i) => ({
        ...item,
        ...weights,
        line: i + 1,
        form: 'green' as const,
        grind: i === 0 ? ('none' as const) : ('filter' as const),
        quantity,
      })),
    );
    return { orderId, number };
  }
  const by = { reason: 'a test', actor: person.id };
  const ship = (orderId: OrderId, line: number, quantity: number) =>
    shipLines(database.db, {
      orderId,
      lines: [{ line, quantity }],
      carrier: '',
      tracking: '',
      trackingUrl: null,
      actor: person.id,
    });
  const takeBack = (lotId: LotId, number: string, amount: string) =>
    recordMovement(database.db, person, typed({ lotId, kind: 'restock', amount, orderNumber: number }));
  const notLeft = async (lotId: LotId) => (await getLotStock(database.db, lotId))?.notLeft;

  it('are left out of a count while they are in the house, whatever became of the order, and no longer', async () => {
    const { lotId, pound } = await addLot(database.db, 50_000);
    const sold = await sell(lotId, pound, 3);
    expect(await notLeft(lotId)).toBe(1362);
    await restockLine(database.db, { orderId: sold.orderId, line: 1, quantity: 1, ...by });
    expect(await notLeft(lotId)).toBe(908);
    await ship(sold.orderId, 1, 1);
    expect(await notLeft(lotId)).toBe(454);
    await endShipping(database.db, { orderId: sold.orderId, ...by });
    expect(await notLeft(lotId)).toBe(454);

    const called = await sell(lotId, pound, 2);
    await moveOrder(database.db, { orderId: called.orderId, to: 'cancelled', actor: person.id });
    const set = { paymentState: 'refunded' as const };
    await database.db.update(orders).set(set).where(eq(orders.id, called.orderId));
    expect(await notLeft(lotId)).toBe(454 + 908);
    // Not a whole bag: it names no line.
    await takeBack(lotId, called.number, '500 g');
    expect(await notLeft(lotId)).toBe(454 + 408);

    // All of it left and came back: nobody else's bags are counted for it.
    const returned = await sell(lotId, pound, 1, 1);
    await ship(returned.orderId, 1, 1);
    await ship(returned.orderId, 2, 1);
    await takeBack(lotId, returned.number, '908 g');
    expect(await notLeft(lotId)).toBe(454 + 408);
    // Promised to a checkout is on the books.
    await hold(lotId, 454);
    expect(await notLeft(lotId)).toBe(454 + 408);
  });

  it('and that are taken back by weight are not packed any more', async () => {
    const { lotId, pound } = await addLot(database.db, 50_000);
    const { orderId, number } = await sell(lotId, pound, 3);
    await takeBack(lotId, number, '908 g');
    expect((await standingsOf(database.db, orderId)).get(1)).toEqual({ shipped: 0, restocked: 2 });
    await expect(ship(orderId, 1, 2)).rejects.toMatchObject({ code: 'more_than_left', detail: { units: 1 } });
  });

  it('and wait are not taken back by a weight that does not say which bags', async () => {
    const { lotId, pound } = await addLot(database.db, 50_000);
    const { orderId, number } = await sell(lotId, pound, 1, 1);
    for (const amount of ['454 g', '500 g'])
      await expect(takeBack(lotId, number, amount)).rejects.toMatchObject({
        fields: { amount: [expect.stringContaining(number)] },
      });
    expect(await standingsOf(database.db, orderId)).toEqual(new Map());
    await ship(orderId, 1, 1);
    await ship(orderId, 2, 1);
    await takeBack(lotId, number, '500 g');
  });
});

describe('what a person types', () => {
  it.each([
    [{ amount: '' }, 'amount'],
    [{ amount: '-1' }, 'amount'],
    [{ kind: 'adjust', amount: '0' }, 'amount'],
    [{ kind: 'count', amount: '-1' }, 'amount'],
    [{ reason: '  ' }, 'reason'],
    [{ kind: 'restock', orderNumber: ' ' }, 'orderNumber'],
    [{ amount: '1,250', reason: '' }, 'reason,amount'],
  ])('%j is refused at its field', (over, field) => {
    const parsed = movementInput.safeParse({
      key: newId('press'),
      lotId: 'lot_1',
      kind: 'receive',
      amount: '1',
      unit: 'kg',
      reason: 'a test',
      seen: 0,
      ...over,
    });
    expect(parsed.error?.issues.map(({ path }) => path.join('.')).join()).toBe(field);
  });
});

describe('the ledger', () => {
  it('keeps its balances when promises are left out, and comes in pages', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 1000);
    const orderId = await hold(lotId, 300);
    await tx((t) => commit(t, orderId));
    const other = await hold(lotId, 100);
    await tx((t) => release(t, other, 'expired'));
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
    await hold(lotId, 4_000);
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
