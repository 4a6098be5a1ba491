import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '@/db/schema';
import { waitsForLock } from '@/db/testing';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { addLot, newCart, type TestLot, useShop } from '@/lib/orders/testing';
import { getRun } from './queries';
import { applyRun, checkRun } from './service';
import { stageFile } from './stage';
import { ADA, inPieces } from './testing';

const shop = useShop(startDouble);

beforeAll(async () => {
  await shop.db
    .insert(staff)
    .values({ ...ADA, email: 'ada@example.com', role: 'owner', emailVerified: true });
});

/** What the import of a file has written and not yet committed stands while `beside` looks. */
async function importing(text: string, beside: () => Promise<void>): Promise<void> {
  const id = await stageFile(shop.db, ADA, { name: 'file.csv', body: inPieces(text) }, 'catalogue');
  await checkRun(shop.db, id);
  const run = await getRun(shop.db, id);
  expect(run?.counts).toMatchObject({ change: 2, error: 0 });
  await shop.db.transaction(async (tx) => {
    await applyRun(tx, ADA, id, run?.check ?? 0);
    await beside();
  });
}

const twoLots = async () => [await addLot(shop.db, 50_000), await addLot(shop.db, 50_000)] as const;
const cartOf = ([one, two]: readonly [TestLot, TestLot]) => newCart(shop.db, [one.pound, 1], [two.pound, 1]);

describe('an import beside customers', () => {
  it('of prices lets them order the very sizes that it has changed and not yet saved', async () => {
    const lots = await twoLots();
    const cart = await cartOf(lots);
    const skus = lots.map(({ pound }) => pound.toUpperCase());
    await importing(['sku,price', `${skus[0]},19.00`, `${skus[1]},19.50`].join('\r\n'), async () => {
      expect(await waitsForLock(shop.db, pressPay(shop.db, cart))).toBe(false);
    });
  });

  it('of texts lets them order from the coffees that it has changed and not yet saved', async () => {
    const lots = await twoLots();
    const cart = await cartOf(lots);
    const { rows } = await shop.pool.query<{ slug: string }>(
      'select distinct c.slug from coffees c join lots l on l.coffee_id = c.id where l.id = any($1)',
      [lots.map(({ lotId }) => lotId)],
    );
    const [one, two] = rows;
    await importing(`slug,summary\r\n${one?.slug},new\r\n${two?.slug},new\r\n`, async () => {
      expect(await waitsForLock(shop.db, pressPay(shop.db, cart))).toBe(false);
    });
  });

  it('of lots lets them order from all lots that it does not change', async () => {
    const [changed, others] = [await twoLots(), await twoLots()];
    const cart = await cartOf(others);
    const { rows } = await shop.pool.query<{ code: string }>(
      'select lot_code as code from lots where id = any($1)',
      [changed.map(({ lotId }) => lotId)],
    );
    const [one, two] = rows;
    await importing(`lot_code,grade\r\n${one?.code},A\r\n${two?.code},A\r\n`, async () => {
      expect(await waitsForLock(shop.db, pressPay(shop.db, cart))).toBe(false);
    });
  });
});
