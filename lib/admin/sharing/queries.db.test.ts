import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { coffees, media, producers, regions } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { listCatalog } from '@/lib/catalog/queries';
import { type SharedPage, sharedPictureSrc } from './client';
import { readSharedPage } from './input';
import { findSharedPicture } from './queries';

const database = useTestDatabase();
const APROCASSI = 'peru-aprocassi-san-ignacio';

beforeAll(async () => {
  await database.db.transaction(seedInto);
  await database.db.insert(media).values({
    id: 'med_1',
    sha256: 'a'.repeat(64),
    fileName: 'beds.jpg',
    alt: 'Beds',
    width: 3000,
    height: 2000,
    renditions: [],
    createdBy: 'stf_1',
  });
});

/** Asked as a browser asks. */
async function shared(page: SharedPage) {
  const asked = readSharedPage(new URL(sharedPictureSrc(page), 'http://shop').searchParams);
  if (!asked) throw new Error('the question was not understood');
  const { photo, sheet } = await findSharedPicture(database.db, asked);
  return { photo: photo?.id ?? null, sheet: sheet?.slug ?? null };
}
const coffee = async (slug: string) => {
  const [row] = await database.db.select().from(coffees).where(eq(coffees.slug, slug));
  if (!row) throw new Error('the seed has changed');
  return row;
};

describe('the picture of a page in its preview', () => {
  it('is the photo that the form holds, and the sheet that stands there without one', async () => {
    const { id } = await coffee(APROCASSI);
    expect(await shared({ of: 'story', photo: 'med_1', coffees: [id] })).toEqual({
      photo: 'med_1',
      sheet: APROCASSI,
    });
    expect(await shared({ of: 'story', photo: 'med_gone', coffees: [] })).toEqual({
      photo: null,
      sheet: null,
    });
  });

  it('of a story is the sheet of its first coffee that the shop shows, by id or by the slug of a card', async () => {
    const [, second] = await listCatalog(database.db);
    const draft = await coffee(APROCASSI);
    await database.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.id, draft.id));
    const ask = () => shared({ of: 'story', photo: null, coffees: [draft.id, second?.slug ?? ''] });
    expect((await ask()).sheet).toBe(second?.slug);
    await database.db.update(coffees).set({ status: 'published' }).where(eq(coffees.id, draft.id));
    expect((await ask()).sheet).toBe(APROCASSI);
  });

  it('of an origin is the sheet of the first coffee from there', async () => {
    const [region] = await database.db.select().from(regions).where(eq(regions.path, 'peru/cajamarca'));
    const first = (await listCatalog(database.db)).find((e) => e.regionPaths.includes('peru/cajamarca'));
    expect(await shared({ of: 'origin', id: region?.id ?? '', photo: null })).toEqual({
      photo: null,
      sheet: first?.slug,
    });
  });

  it('of a producer is a sheet of theirs, before it is published too, else one from the chosen place', async () => {
    const [own] = await database.db.select().from(producers).where(eq(producers.slug, 'aprocassi'));
    if (!own) throw new Error('the seed has changed');
    const theirs = (await listCatalog(database.db)).find((e) => e.producer?.slug === 'aprocassi');
    await database.db.update(producers).set({ status: 'draft' }).where(eq(producers.id, own.id));
    const page = { of: 'producer', id: own.id, photo: null } as const;
    expect((await shared({ ...page, regionId: own.regionId })).sheet).toBe(theirs?.slug);
    await database.db.update(coffees).set({ producerId: null }).where(eq(coffees.producerId, own.id));
    const [kenya] = await database.db.select().from(regions).where(eq(regions.path, 'kenya'));
    const there = (await listCatalog(database.db)).find((e) => e.regionPaths.includes('kenya'));
    expect((await shared({ ...page, regionId: kenya?.id ?? '' })).sheet).toBe(there?.slug);
    expect((await shared({ ...page, regionId: null })).sheet).toBeNull();
  });

  it('is asked for with words that are understood, or not at all', () => {
    expect(readSharedPage(new URLSearchParams('of=coffee&id=x'))).toBeNull();
    expect(readSharedPage(new URLSearchParams('of=origin'))).toBeNull();
    // PostgreSQL refuses a NUL.
    expect(readSharedPage(new URLSearchParams('of=origin&id=%00'))).toBeNull();
    expect(readSharedPage(new URLSearchParams('of=story&photo=%00'))).toBeNull();
  });
});
