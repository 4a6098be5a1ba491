import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, lots, orderItems, orders, stockLedger } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { commit } from '@/lib/inventory/service';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { newId } from '@/lib/kernel/ids';
import { grams, type LotId, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { moveOrder } from '@/lib/orders/fulfilment';
import { restockLine } from '@/lib/orders/refunds';
import { endShipping, shipLines, standingsOf } from '@/lib/orders/shipments';
import { addLot } from '@/lib/orders/testing';
import { getLotStock, listLedger } from './queries';
import { recordMovement } from './service';
import { hold, person, typed } from './testing';

const database = useTestDatabase();

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
    await hold(database.db, lotId, 900);
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
    const orderId = await hold(database.db, lotId, 454 + 298);
    await database.db.transaction((t) => commit(t, orderId));
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
    const orderId = await hold(database.db, lotId, 454 * bags.reduce((sum, n) => sum + n, 0));
    await database.db.transaction((t) => commit(t, orderId));
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
    await hold(database.db, lotId, 454);
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
