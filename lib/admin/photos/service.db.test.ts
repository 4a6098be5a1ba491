import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditLog, media } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { listVersions } from '../editing';
import { savePhoto } from './service';

const database = useTestDatabase();
const ANA = { id: 'usr_ana', name: 'Ana' };
const words = { alt: 'Coffee drying on raised beds', credit: 'Ana', focusX: 500, focusY: 500 };
let photos = 0;

async function somePhoto(): Promise<string> {
  const id = `med_${++photos}`;
  await database.db.insert(media).values({
    ...words,
    id,
    sha256: id,
    fileName: 'beds.jpg',
    width: 10,
    height: 10,
    renditions: [],
    createdBy: 'usr_ana',
  });
  return id;
}
const save = (id: string, version: number, changes: Partial<typeof words>) =>
  savePhoto(database.db, ANA, { id, version, changes });

it('changes the words, once, and writes down from what to what', async () => {
  const id = await somePhoto();
  expect(await save(id, 1, { credit: 'Rosa', focusX: 200 })).toEqual({
    version: 2,
    values: { ...words, credit: 'Rosa', focusX: 200 },
  });
  expect(await save(id, 2, { credit: 'Rosa' })).toMatchObject({ version: 2 });
  const entries = await database.db
    .select({ action: auditLog.action, label: auditLog.label, changes: auditLog.changes })
    .from(auditLog)
    .where(eq(auditLog.subjectId, id))
    .orderBy(asc(auditLog.id));
  expect(entries).toEqual([
    {
      action: 'photo.save',
      label: 'beds.jpg',
      changes: { credit: { from: 'Ana', to: 'Rosa' }, focusX: { from: 500, to: 200 } },
    },
  ]);
});

it('keeps what was said before, the words of the upload too, and what is put back is a version of its own', async () => {
  const id = await somePhoto();
  await save(id, 1, { alt: 'Beds' });
  await save(id, 2, { alt: 'Raised beds at noon', focusY: 300 });
  const [, , first] = await listVersions(database.db, 'photo', id);
  expect(first).toMatchObject({ version: 1, values: words });
  await save(id, 3, first?.values as typeof words);
  const all = await listVersions(database.db, 'photo', id);
  expect(all.map(({ version, values, by }) => [version, values.alt, by])).toEqual([
    [4, words.alt, 'Ana'],
    [3, 'Raised beds at noon', 'Ana'],
    [2, 'Beds', 'Ana'],
    [1, words.alt, 'as it was before'],
  ]);
});

it('refuses a change that was made on an older version, and of a photo that is gone', async () => {
  const id = await somePhoto();
  await save(id, 1, { alt: 'Theirs' });
  await expect(save(id, 1, { alt: 'Mine' })).rejects.toMatchObject({ code: 'stale_edit' });
  expect(await listVersions(database.db, 'photo', id)).toHaveLength(2);
  await expect(save('med_gone', 1, { alt: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
});
