import { eq } from 'drizzle-orm';
import { beforeAll } from 'vitest';
import { orderItems, orders } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addOrder } from '@/lib/inventory/testing';
import { newId } from '@/lib/kernel/ids';
import { type Grams, grams, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { shipLines } from '@/lib/orders/shipments';
import { addLot, setUpShop, type TestLot } from '@/lib/orders/testing';
import { getPackingSlip } from './packing-slip';
import { listWaitingLines } from './queries';

export const person = { id: 'stf_1', name: 'Ana Roaster' };

type Wish = { variantId: VariantId; form: 'green' | 'roasted'; quantity: number; net: Grams; draw: Grams };

/** A shop with one lot, and how its orders are written, shipped and roasted. */
export function useRoastery() {
  const database = useTestDatabase();
  let made: TestLot;
  const lot = () => made;
  beforeAll(async () => {
    made = await addLot(database.db, 100_000);
    await setUpShop(database.db);
  });

  const roasted = (quantity: number): Wish => ({
    variantId: lot().roasted,
    form: 'roasted',
    quantity,
    net: grams(250),
    draw: grams(298),
  });
  const green = (quantity: number): Wish => ({
    variantId: lot().pound,
    form: 'green',
    quantity,
    net: grams(454),
    draw: grams(454),
  });

  async function order(
    set: Partial<typeof orders.$inferInsert>,
    ...wishes: Wish[]
  ): Promise<{ id: OrderId; number: string }> {
    const id = await addOrder(database.db);
    const number = `YU-${id.slice(-4)}-${newId('x').slice(-4)}`.toUpperCase();
    await database.db
      .update(orders)
      .set({ number, paymentState: 'paid', fulfilmentState: 'ready', roastsOn: '2026-11-24', ...set })
      .where(eq(orders.id, id));
    await database.db.insert(orderItems).values(
      wishes.map((wish, i) => ({
        orderId: id,
        line: i + 1,
        lotId: lot().lotId,
        sku: wish.form,
        lotCode: 'PE-TEST',
        coffeeSlug: 'peru-test',
        name: 'Peru Test',
        sizeLabel: wish.form === 'roasted' ? '250 g' : '1 lb',
        grind: wish.form === 'roasted' ? ('whole-bean' as const) : ('none' as const),
        price: minor(1000),
        gross: grams(500),
        ...wish,
      })),
    );
    return { id, number };
  }
  const ship = async (orderId: OrderId, line: number, quantity: number, tracking = '') => {
    const shipment = { orderId, lines: [{ line, quantity }], carrier: 'DHL', tracking, trackingUrl: null };
    return (await shipLines(database.db, { ...shipment, actor: 'stf_1' })).shipmentId;
  };
  const linesOf = async (number: string) =>
    (await listWaitingLines(database.db)).filter((line) => line.number === number);
  /** Of each line on a slip: in this parcel, in earlier ones. */
  const unitsOf = async (number: string, parcel: string | null = null) =>
    (await getPackingSlip(database.db, number, parcel))?.lines.map(({ units, earlier }) => [units, earlier]);
  const batch = (lines: { orderId: OrderId; line: number }[] = [], over = {}) => ({
    key: newId<string>('press'),
    lotId: lot().lotId,
    roastedOn: '2026-11-24',
    green: grams(12_000),
    roasted: grams(10_080),
    agtron: 58,
    note: '',
    lines,
    ...over,
  });

  return { database, lot, roasted, green, order, ship, linesOf, unitsOf, batch };
}
