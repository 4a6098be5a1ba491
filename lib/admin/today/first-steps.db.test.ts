import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { coffees, shippingServices, shopSettings } from '@/db/schema';
import { openEmpty } from '@/db/seed/empty';
import { useTestDatabase } from '@/db/testing';
import { createCoffee } from '../catalog/service';
import { ANA } from '../catalog/testing';
import { getFirstSteps } from './first-steps';

const database = useTestDatabase();
const open = async () =>
  (await getFirstSteps(database.db)).filter((step) => !step.done).map((step) => step.href);

it('an empty shop leads its owner from its settings over shipping to the first coffee', async () => {
  expect(await openEmpty(database.url, 'EUR')).toBe(true);
  const [shop] = await database.db.select().from(shopSettings);
  expect([shop?.currency, shop?.demo, shop?.unitPriceBase]).toEqual(['EUR', false, 'kg']);
  expect(await open()).toEqual(['/admin/settings', '/admin/settings/shipping', '/admin/coffees?new=coffee']);

  await database.db.update(shopSettings).set({ legalName: 'Ana Roasts', email: 'ana@roasts.example' });
  await database.db.insert(shippingServices).values({
    id: 'post',
    zone: 'Spain',
    name: 'Post',
    countries: ['ES'],
    minBusinessDays: 1,
    maxBusinessDays: 2,
  });
  const { id } = await createCoffee(database.db, ANA, { name: 'First', kind: 'coffee', slug: 'first' });
  expect(await open()).toEqual([`/admin/coffees?open=${id}`]);
  await database.db
    .update(coffees)
    .set({ status: 'published' })
    .where(eq(coffees.id, id as never));
  expect(await open()).toEqual([]);
});

it('a shop that is somebody’s is not opened a second time', async () => {
  await database.db.delete(shopSettings);
  expect(await openEmpty(database.url, 'USD')).toBe(false);
});
