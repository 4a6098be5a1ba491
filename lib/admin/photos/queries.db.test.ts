import { beforeAll, expect, it } from 'vitest';
import { media, mediaPlacements } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { readTableState } from '@/lib/admin/table';
import { listPhotos, openPhoto } from './queries';
import { PHOTO_TABLE } from './types';

const database = useTestDatabase();
const PHOTOS = [
  { id: 'med_1', fileName: 'beds_100%.jpg', alt: 'Raised beds', credit: 'Rosa', day: 1, uses: 2 },
  { id: 'med_2', fileName: 'hands.jpg', alt: 'Picking by hand', credit: '', day: 2, uses: 0 },
  { id: 'med_3', fileName: 'mill.png', alt: 'The mill at night', credit: 'Ana', day: 3, uses: 1 },
];

beforeAll(async () => {
  for (const { id, fileName, alt, credit, day, uses } of PHOTOS) {
    await database.db.insert(media).values({
      id,
      sha256: id,
      fileName,
      alt,
      credit,
      width: 10,
      height: 10,
      renditions: [],
      createdBy: 'stf_1',
      createdAt: new Date(Date.UTC(2026, 10, day)),
    });
    for (let i = 0; i < uses; i++)
      await database.db
        .insert(mediaPlacements)
        .values({ subject: 'coffee', subjectId: `${id}_${i}`, mediaId: id });
  }
});

const ids = async (query: string) => {
  const page = await listPhotos(database.db, readTableState(new URLSearchParams(query), PHOTO_TABLE));
  return [page.total, ...page.rows.map((row) => row.id)];
};

it('lists the newest first, with how many frames show each', async () => {
  const { rows } = await listPhotos(database.db, readTableState({}, PHOTO_TABLE));
  expect(rows.map((row) => [row.id, row.uses])).toEqual([
    ['med_3', 1],
    ['med_2', 0],
    ['med_1', 2],
  ]);
});

it('finds words in alt text, credit and file name, and takes signs for what they are', async () => {
  expect(await ids('q=picking')).toEqual([1, 'med_2']);
  expect(await ids('q=rosa')).toEqual([1, 'med_1']);
  expect(await ids('q=mill.png')).toEqual([1, 'med_3']);
  expect(await ids('q=100%25')).toEqual([1, 'med_1']);
  expect(await ids('q=%25')).toEqual([1, 'med_1']);
  expect(await ids('q=nothing')).toEqual([0]);
});

it('sorts and filters by use', async () => {
  expect(await ids('sort=-uses')).toEqual([3, 'med_1', 'med_3', 'med_2']);
  expect(await ids('used=no')).toEqual([1, 'med_2']);
  expect(await ids('used=yes&sort=alt')).toEqual([2, 'med_1', 'med_3']);
});

it('opens one with its places, and none that is gone', async () => {
  expect((await openPhoto(database.db, 'med_3'))?.uses).toMatchObject([
    { subject: 'coffee', subjectId: 'med_3_0' },
  ]);
  expect(await openPhoto(database.db, 'med_gone')).toBeNull();
});
