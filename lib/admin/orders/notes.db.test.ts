import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { addLot, newCart, useShop } from '@/lib/orders/testing';
import { getAdminOrder } from './order-query';
import { addNote } from './service';

const shop = useShop(startDouble);

it('a note on an order stands in its history with who wrote it, and in the audit log', async () => {
  const lot = await addLot(shop.db, 50_000);
  const { orderId } = await pressPay(shop.db, await newCart(shop.db, [lot.roasted, 1, 'filter']));
  await addNote(shop.db, { id: 'usr_rosa', name: 'Rosa' }, orderId, 'Rings twice, leave it at the gate');
  const [placed] = await shop.db.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
  const order = await getAdminOrder(shop.db, placed?.number ?? '');
  expect(order?.history.filter(({ kind }) => kind === 'note')).toMatchObject([
    { detail: { text: 'Rings twice, leave it at the gate' } },
  ]);
  const { rows } = await shop.db.execute(
    `select actor_name, note from audit_log where action = 'order.note' and subject_id = '${orderId}'`,
  );
  expect(rows).toEqual([{ actor_name: 'Rosa', note: 'Rings twice, leave it at the gate' }]);
});
