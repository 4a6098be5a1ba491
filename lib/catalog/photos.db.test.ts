import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { coffees, media, mediaPlacements, producers, regions } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import type { PhotoFile } from '@/lib/kernel/photo';
import { getCoffeePage } from './coffee-page';
import { coffeeJsonLd } from './json-ld';
import { getOriginPage } from './origins';
import { getProducer } from './producers';
import { listCatalog } from './queries';

const shop = useTestDatabase();
const APROCASSI = 'peru-aprocassi-san-ignacio';
const KEY = `1/${'a'.repeat(32)}/1200.jpeg`;
const renditions: PhotoFile[] = [{ key: KEY, format: 'jpeg', width: 1200, height: 800, bytes: 10 }];

beforeAll(async () => {
  await shop.db.transaction(seedInto);
  await shop.db.insert(media).values({
    id: 'med_1',
    sha256: 'a'.repeat(64),
    fileName: 'beds.jpg',
    alt: 'Coffee on raised beds',
    credit: 'Rosa',
    focusX: 200,
    width: 3000,
    height: 2000,
    renditions,
    createdBy: 'stf_1',
  });
  const [coffee] = await shop.db.select().from(coffees).where(eq(coffees.slug, APROCASSI));
  const [producer] = await shop.db.select().from(producers).where(eq(producers.slug, 'aprocassi'));
  const [region] = await shop.db.select().from(regions).where(eq(regions.path, 'peru/cajamarca'));
  if (!coffee || !producer || !region) throw new Error('the seed has changed');
  await shop.db.insert(mediaPlacements).values([
    { subject: 'coffee', subjectId: coffee.id, mediaId: 'med_1' },
    { subject: 'producer', subjectId: producer.id, mediaId: 'med_1' },
    { subject: 'region', subjectId: region.id, mediaId: 'med_1' },
  ]);
});

const SHOWN = { id: 'med_1', alt: 'Coffee on raised beds', credit: 'Rosa', focusX: 200, files: renditions };

describe('a photo that was placed', () => {
  it('is on the coffee’s page, its card, its producer’s and its origin’s page', async () => {
    expect((await getCoffeePage(shop.db, APROCASSI))?.photo).toMatchObject(SHOWN);
    const withPhoto = (await listCatalog(shop.db)).filter((entry) => entry.photo);
    expect(withPhoto).toMatchObject([{ slug: APROCASSI, photo: SHOWN }]);
    expect((await getProducer(shop.db, 'aprocassi'))?.photo).toMatchObject(SHOWN);
    expect((await getOriginPage(shop.db, 'peru/cajamarca'))?.photo).toMatchObject(SHOWN);
  });

  it('is on no other page', async () => {
    expect((await getCoffeePage(shop.db, 'kenya-nyeri-aa'))?.photo).toBeNull();
    expect((await getOriginPage(shop.db, 'peru'))?.photo).toBeNull();
  });

  it('is the picture in structured data', async () => {
    const page = await getCoffeePage(shop.db, APROCASSI);
    if (!page) throw new Error('no page');
    expect(JSON.stringify(coffeeJsonLd(page, 'Yunga'))).toContain(`/media/${KEY}"`);
    expect(JSON.stringify(coffeeJsonLd({ ...page, photo: null }, 'Yunga'))).toContain(
      `/og/coffee/${APROCASSI}"`,
    );
  });
});
