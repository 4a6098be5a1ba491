import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { coffees, lots, priceHistory, shopSettings, variants } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { minor, type VariantId } from '@/lib/kernel/units';
import { getCoffeePage } from './coffee-page';
import { coffeeJsonLd } from './json-ld';
import { listCatalog, wasPrices } from './queries';
import { daysBefore } from './was-price';

const shop = useTestDatabase();
const APROCASSI = 'peru-aprocassi-san-ignacio';

beforeAll(async () => {
  await shop.db.transaction(seedInto);
});
afterEach(() => setNow());

async function page() {
  const found = await getCoffeePage(shop.db, APROCASSI);
  if (!found) throw new Error('the seed has changed');
  return found;
}

const sizeIn = async (label: string, form: 'roasted' | 'green') =>
  (await page()).lot.variants.find((v) => v.form === form && v.sizeLabel === label);

/** The history of a size cannot be changed, so each test has a size of its own. Its seeded price is a moment old. */
async function sizeOnSale(label: string, form: 'roasted' | 'green'): Promise<VariantId> {
  const [found] = await shop.db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .where(and(eq(lots.lotCode, 'PE-APRO-2026-01'), eq(variants.form, form), eq(variants.sizeLabel, label)));
  if (!found) throw new Error('the seed has changed');
  return found.id;
}

const priced = (id: VariantId, price: number, currency = 'USD') =>
  shop.db
    .update(variants)
    .set({ price: minor(price), currency })
    .where(eq(variants.id, id));

const wasPricedBefore = (variantId: VariantId, days: number, price: number, currency = 'USD') =>
  shop.db
    .insert(priceHistory)
    .values({ variantId, price: minor(price), currency, offered: true, at: daysBefore(new Date(), days) });

it('a lowered price has its was-price on the page and on the card, and in no structured data', async () => {
  const id = await sizeOnSale('250 g', 'roasted');
  expect(await sizeIn('250 g', 'roasted')).not.toHaveProperty('was');
  await priced(id, 1200);
  expect(await sizeIn('250 g', 'roasted')).toMatchObject({ price: 1200, was: 1450 });
  const card = (await listCatalog(shop.db)).find((entry) => entry.slug === APROCASSI);
  expect(card?.offer).toMatchObject({ id, price: 1200, was: 1450 });
  const coffee = await page();
  expect(coffee.lot.variants.filter((v) => 'was' in v).map((v) => v.id)).toEqual([id]);
  const data = JSON.stringify(coffeeJsonLd(coffee, 'Yunga'));
  expect(data).toContain('"12.00"');
  expect(data).not.toContain('14.50');

  await shop.db.update(shopSettings).set({ showWasPrice: false });
  expect(await sizeIn('250 g', 'roasted')).not.toHaveProperty('was');
  await shop.db.update(shopSettings).set({ showWasPrice: true });
  expect(await sizeIn('250 g', 'roasted')).toHaveProperty('was');

  setNow(daysBefore(new Date(), -29));
  expect(await sizeIn('250 g', 'roasted')).toHaveProperty('was', 1450);
  setNow(daysBefore(new Date(), -31));
  expect(await sizeIn('250 g', 'roasted')).not.toHaveProperty('was');
});

it('a price that stood for longer than any row that is read for its date still counts', async () => {
  const id = await sizeOnSale('1 lb', 'green');
  await wasPricedBefore(id, 500, 100);
  await wasPricedBefore(id, 400, 700);
  await priced(id, 650);
  expect(await sizeIn('1 lb', 'green')).toHaveProperty('was', 700);
  await priced(id, 700);
  expect(await sizeIn('1 lb', 'green')).not.toHaveProperty('was');
});

it('prices in another currency do not compare', async () => {
  const id = await sizeOnSale('5 lb', 'green');
  await wasPricedBefore(id, 10, 500, 'EUR');
  await priced(id, 3000);
  expect(await sizeIn('5 lb', 'green')).toHaveProperty('was', 3306);
  await priced(id, 2500, 'EUR');
  expect(await sizeIn('5 lb', 'green')).not.toHaveProperty('was');
});

it.each([
  ['coffee', 'published', 'draft'],
  ['lot', 'landed', 'draft'],
  ['size', true, false],
] as const)('a price typed while the %s was not offered is never struck through', async (what, on, off) => {
  const id = newId<VariantId>('var');
  const [lot] = await shop.db.select().from(lots).where(eq(lots.lotCode, 'PE-APRO-2026-01'));
  if (!lot) throw new Error('the seed has changed');
  const put = (value: unknown) =>
    what === 'coffee'
      ? shop.db
          .update(coffees)
          .set({ status: value as 'draft' })
          .where(eq(coffees.id, lot.coffeeId))
      : what === 'lot'
        ? shop.db
            .update(lots)
            .set({ stage: value as 'draft' })
            .where(eq(lots.id, lot.id))
        : shop.db
            .update(variants)
            .set({ active: value as boolean })
            .where(eq(variants.id, id));
  const [size] = await shop.db.select().from(variants).where(eq(variants.lotId, lot.id)).limit(1);
  if (!size) throw new Error('the seed has changed');
  if (what !== 'size') await put(off);
  await shop.db
    .insert(variants)
    .values({ ...size, id, sku: id, price: minor(3000), active: what !== 'size', position: 99 });
  await priced(id, 1500);
  await put(on);
  expect((await wasPrices(shop.db)).get(id)).toBeUndefined();
  const history = await shop.db
    .select()
    .from(priceHistory)
    .where(eq(priceHistory.variantId, id))
    .orderBy(priceHistory.id);
  expect(history.map((row) => [row.price, row.offered])).toEqual([
    [3000, false],
    [1500, false],
    [1500, true],
  ]);
  // What was offered may be compared with, also after a pause.
  await put(off);
  await put(on);
  await priced(id, 1200);
  expect((await wasPrices(shop.db)).get(id)).toBe(1500);
});
