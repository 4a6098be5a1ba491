import type { Db } from '@/db/client';
import { carts, coffees, lots, orders } from '@/db/schema';
import { newId } from '@/lib/kernel/ids';
import { type CartId, type CoffeeId, grams, type LotId, minor, type OrderId } from '@/lib/kernel/units';
import { receive } from './service';

/** A published coffee with one landed lot of `onHand` grams. */
export async function addCoffeeWithLot(
  db: Db,
  onHand: number,
): Promise<{ coffeeId: CoffeeId; lotId: LotId }> {
  const coffeeId = newId<CoffeeId>('cof');
  const lotId = newId<LotId>('lot');
  const slug = coffeeId.replace('_', '-');
  await db.insert(coffees).values({
    id: coffeeId,
    slug,
    kind: 'coffee',
    name: 'Peru Test',
    status: 'published',
    provenance: 'demo',
  });
  await db
    .insert(lots)
    .values({ id: lotId, coffeeId, lotCode: slug, cropYear: '2026', stage: 'landed', provenance: 'demo' });
  if (onHand > 0) await receive(db, { lotId, g: grams(onHand), reason: 'test', actor: 'test' });
  return { coffeeId, lotId };
}

/** An order row of a cart of its own, for a ledger to point at. */
export async function addOrder(db: Db): Promise<OrderId> {
  const id = newId<OrderId>('ord');
  const cartId = newId<CartId>('crt');
  await db.insert(carts).values({ id: cartId });
  await db.insert(orders).values({
    id,
    number: id,
    cartId,
    mode: 'demo',
    currency: 'USD',
    country: 'US',
    subtotal: minor(1),
    offeredRates: [],
    accessTokenHash: id,
    cartHash: '',
    grossWeight: grams(0),
  });
  return id;
}
