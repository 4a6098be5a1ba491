import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, coffees, media, mediaPlacements, stories } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import type { CoffeeId } from '@/lib/kernel/units';
import { framePhotoId, getPhoto, listPlacements, photosById } from './queries';
import { UPLOAD_MAX_BYTES } from './rules';
import { deletePhoto, placePhoto } from './service';
import { sharedPicture } from './share';
import { diskStorage } from './storage';
import { SVG, somePhoto } from './testing';
import { readAtMost, takeUpload } from './upload';

const database = useTestDatabase();
const ANA = { id: 'usr_ana', name: 'Ana' };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunga-media-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const storage = () => diskStorage(folder);
/** How long a stored file is, or null when there is none. */
const lengthOf = async (key: string) => {
  const file = await storage().get(key);
  return file && (await new Response(file).bytes()).byteLength;
};

const words = { alt: 'Coffee drying on raised beds', credit: 'Ana', focusX: 500, focusY: 500 };
const upload = (bytes: Uint8Array, about: Partial<typeof words> = {}) =>
  takeUpload(database.db, storage(), ANA, {
    body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
    declaredBytes: bytes.byteLength,
    fileName: 'beds.jpg',
    words: { ...words, ...about },
  });
let side = 40;
/** A picture of its own each time: the same file twice would be one photo. */
const somebodysPhoto = async () => upload(await somePhoto('png', side++, 30));
const auditOf = (id: string) =>
  database.db
    .select({ action: auditLog.action, by: auditLog.actorName, changes: auditLog.changes })
    .from(auditLog)
    .where(eq(auditLog.subjectId, id))
    .orderBy(asc(auditLog.id));
const place = (subjectId: string, mediaId: string | null) =>
  database.db.transaction((tx) => placePhoto(tx, ANA, { subject: 'coffee', subjectId, mediaId }));
const someCoffee = async (): Promise<CoffeeId> => (await addCoffeeWithLot(database.db, 1000)).coffeeId;

describe('uploading', () => {
  it('keeps the photo with its files, its words and who brought it', async () => {
    const bytes = await somePhoto('jpeg', 500, 300);
    const { id, isNew } = await upload(bytes);
    expect(isNew).toBe(true);
    const photo = await getPhoto(database.db, id);
    expect(photo).toMatchObject({ ...words, fileName: 'beds.jpg', width: 500, height: 300, version: 1 });
    for (const file of photo?.files ?? []) expect(await lengthOf(file.key)).toBe(file.bytes);
    expect(await auditOf(id)).toMatchObject([
      { action: 'photo.add', by: 'Ana', changes: { alt: { to: words.alt } } },
    ]);
  });

  it('makes one photo of the same file, also when it comes twice at once, and keeps the first words', async () => {
    const bytes = await somePhoto('jpeg', 450, 300);
    const [first, second] = await Promise.all([
      upload(bytes, { alt: 'One' }),
      upload(bytes, { alt: 'Other' }),
    ]);
    expect(first?.id).toBe(second?.id);
    expect([first?.isNew, second?.isNew].sort()).toEqual([false, true]);
    const third = await upload(bytes, { alt: 'Third' });
    expect(third).toEqual({ id: first?.id, isNew: false });
    expect((await getPhoto(database.db, third.id))?.alt).not.toBe('Third');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await database.db.$count(media, eq(media.sha256, sha256))).toBe(1);
  });

  it('takes a photo of 25 MB and refuses 30 MB', async () => {
    const photo = await somePhoto('jpeg');
    // Cameras append previews and depth maps behind the picture.
    const large = Buffer.concat([photo, Buffer.alloc(UPLOAD_MAX_BYTES - photo.byteLength)]);
    expect((await upload(large)).isNew).toBe(true);
    await expect(upload(Buffer.alloc(30_000_000, 1))).rejects.toMatchObject({ code: 'photo_too_large' });
  });

  it('stops reading a body that says it is small but does not end', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    await expect(
      takeUpload(database.db, storage(), ANA, { body: endless, declaredBytes: 10, fileName: 'x', words }),
    ).rejects.toMatchObject({ code: 'photo_too_large' });
    expect(sent).toBeLessThan(UPLOAD_MAX_BYTES + 5_000_000);
  });

  it('reads a body whole when it is just as long as allowed', async () => {
    expect((await readAtMost(new Blob(['12345']).stream(), 5)).toString()).toBe('12345');
    expect((await readAtMost(null, 5)).byteLength).toBe(0);
  });

  it('leaves neither row nor file of what it refuses', async () => {
    const before = [await database.db.$count(media), readdirSync(join(folder, '1')).length];
    await expect(upload(Buffer.from(SVG))).rejects.toMatchObject({ code: 'photo_refused' });
    expect([await database.db.$count(media), readdirSync(join(folder, '1')).length]).toEqual(before);
  });
});

describe('the picture that links show', () => {
  it('is a JPEG of 1200 × 630 around the focal point', async () => {
    const left = await getPhoto(
      database.db,
      (await upload(await somePhoto('jpeg', 1600, 500), { focusX: 0 })).id,
    );
    if (!left) throw new Error('not kept');
    const redAt = async (photo: typeof left, x: number) => {
      const picture = sharp((await sharedPicture(storage(), photo)) ?? undefined);
      expect(await picture.metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
      const [red = 0, , blue = 0] = await picture
        .extract({ left: x, top: 300, width: 1, height: 1 })
        .raw()
        .toBuffer();
      return red > blue;
    };
    // The left half of the whole picture is red, the right half blue.
    expect(await redAt(left, 900)).toBe(true);
    expect(await redAt({ ...left, focusX: 1000 }, 300)).toBe(false);
  });

  it('is none when the file is not there', async () => {
    const photo = await getPhoto(database.db, (await somebodysPhoto()).id);
    if (!photo) throw new Error('not kept');
    for (const { key } of photo.files) await storage().remove(key);
    expect(await sharedPicture(storage(), photo)).toBeNull();
  });
});

describe('placing', () => {
  it('puts a photo into the frame, changes it, and takes it out again', async () => {
    const coffee = await someCoffee();
    const [one, two] = [await somebodysPhoto(), await somebodysPhoto()];
    await place(coffee, one.id);
    await place(coffee, one.id);
    expect(await framePhotoId(database.db, 'coffee', coffee)).toBe(one.id);
    await place(coffee, two.id);
    expect(await framePhotoId(database.db, 'coffee', coffee)).toBe(two.id);
    expect(await listPlacements(database.db, one.id)).toEqual([]);
    await place(coffee, null);
    await place(coffee, null);
    expect(await framePhotoId(database.db, 'coffee', coffee)).toBeNull();
    expect((await auditOf(coffee)).map(({ action, changes }) => [action, changes.photo])).toEqual([
      ['photo.place', { from: null, to: one.id }],
      ['photo.place', { from: one.id, to: two.id }],
      ['photo.place', { from: two.id, to: null }],
    ]);
  });

  it('refuses a photo that is gone', async () => {
    await expect(place(await someCoffee(), 'med_gone')).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { photo: [expect.stringContaining('was deleted')] },
    });
  });
});

describe('deleting', () => {
  it('takes the row and every file', async () => {
    const { id } = await somebodysPhoto();
    const photo = await getPhoto(database.db, id);
    await deletePhoto(database.db, storage(), ANA, id);
    expect(await getPhoto(database.db, id)).toBeNull();
    expect((await photosById(database.db, [id])).size).toBe(0);
    for (const { key } of photo?.files ?? []) expect(await lengthOf(key)).toBeNull();
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'photo.delete', by: 'Ana' });
  });

  it('is refused while a frame shows the photo, naming it', async () => {
    const coffee = await someCoffee();
    const { id } = await somebodysPhoto();
    await place(coffee, id);
    const [row] = await database.db
      .select({ name: coffees.name })
      .from(coffees)
      .where(eq(coffees.id, coffee));
    await expect(deletePhoto(database.db, storage(), ANA, id)).rejects.toMatchObject({
      code: 'photo_in_use',
      detail: { places: `${row?.name} (coffee)` },
    });
    expect(await getPhoto(database.db, id)).not.toBeNull();
    await place(coffee, null);
    await deletePhoto(database.db, storage(), ANA, id);
  });

  it('is refused while a story holds the photo in its text', async () => {
    const { id } = await somebodysPhoto();
    await database.db.execute(sql`
      insert into ${stories} (id, slug, title, lead, kind, seo_title, seo_description, body, provenance)
      values ('sto_x', 'up-the-river', 'Up the river', 'x', 'travel', 'x', 'x',
        ${JSON.stringify({ type: 'doc', content: [{ type: 'image', attrs: { id } }] })}::jsonb, 'shop')`);
    await expect(deletePhoto(database.db, storage(), ANA, id)).rejects.toMatchObject({
      detail: { places: 'Up the river (in the text of the story)' },
    });
  });

  it('never leaves a frame with a photo that is gone, whoever comes first', async () => {
    for (let round = 0; round < 8; round++) {
      const coffee = await someCoffee();
      const { id } = await somebodysPhoto();
      const [placed, deleted] = await Promise.allSettled([
        place(coffee, id),
        deletePhoto(database.db, storage(), ANA, id),
      ]);
      expect([placed.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
      const shown = await database.db.$count(mediaPlacements, eq(mediaPlacements.subjectId, coffee));
      expect(shown).toBe(placed.status === 'fulfilled' ? 1 : 0);
    }
  });

  it('and uploading the same file at the same moment leave a photo with all its files, or none', async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = await somePhoto('png', side++, 30);
      const { id } = await upload(bytes);
      const [, again] = await Promise.all([deletePhoto(database.db, storage(), ANA, id), upload(bytes)]);
      const photo = await getPhoto(database.db, again.id);
      for (const { key } of photo?.files ?? []) expect(await lengthOf(key)).toBeGreaterThan(0);
    }
  });
});
