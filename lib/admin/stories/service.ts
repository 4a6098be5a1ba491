import 'server-only';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, regions, stories, storyCoffees, storyRegions } from '@/db/schema';
import { proseById } from '@/lib/catalog/prose';
import { shopToday } from '@/lib/catalog/queries';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { slugOf } from '@/lib/kernel/slug';
import type { StoryId } from '@/lib/kernel/units';
import { framePhotoId } from '@/lib/media/queries';
import { holdPhotosOf, placePhoto } from '@/lib/media/service';
import { type StoryKind, tidyDoc } from '@/lib/stories/rules';
import { assertAddressesFree, freeSlug } from '../addresses';
import { type RecordKind, recordCreated, type Stored } from '../editing';
import { saveChecked } from '../save-checked';
import { type StoryValues, storyInput } from './input';

export const storyRecordFor = (actor: Actor): RecordKind<StoryValues> => ({
  subject: 'story',
  label: (values) => values.title,

  async read(tx, id, lock = 'no key update') {
    const storyId = id as StoryId;
    const found = tx.select().from(stories).where(eq(stories.id, storyId));
    const [row] = await (lock === 'none' ? found : found.for(lock));
    if (!row) return null;
    const about = await tx
      .select({ id: storyCoffees.coffeeId })
      .from(storyCoffees)
      .where(eq(storyCoffees.storyId, storyId))
      .orderBy(asc(storyCoffees.position), asc(storyCoffees.coffeeId));
    const places = await tx
      .select({ id: storyRegions.regionId })
      .from(storyRegions)
      .where(eq(storyRegions.storyId, storyId))
      .orderBy(asc(storyRegions.regionId));
    const { title, slug, kind, lead, seoTitle, seoDescription, publishedOn, status } = row;
    return {
      version: row.version,
      values: {
        title,
        slug,
        kind,
        lead,
        body: tidyDoc(await proseById(tx, row.body)),
        seoTitle,
        seoDescription,
        photo: await framePhotoId(tx, 'story', id),
        places: row.places.map(({ name, lat, lon }) => ({ name, lat, lon })),
        sources: row.sources.map(({ name, url = '', note }) => ({ name, url, note })),
        coffees: about.map((one) => one.id),
        regions: places.map((one) => one.id).sort(),
        publishedOn,
        status,
      },
    };
  },

  async write(tx, id, fields, version) {
    const storyId = id as StoryId;
    const { photo, coffees: about, regions: places, sources, ...own } = fields;
    await holdPhotosOf(tx, own.body);
    if (own.slug !== undefined) await assertAddressesFree(tx, 'story', [own.slug], [id]);
    if (own.status === 'published' || own.publishedOn === null) {
      const [row] = await tx.select().from(stories).where(eq(stories.id, storyId));
      const isPublished = (own.status ?? row?.status) === 'published';
      // A published story has a date (the table insists): today, unless somebody chose one.
      if (isPublished && !(own.publishedOn === undefined ? row?.publishedOn : own.publishedOn))
        own.publishedOn = await shopToday(tx);
    }
    await tx
      .update(stories)
      .set({
        ...own,
        ...(sources && {
          sources: sources.map(({ name, url, note }) => ({ name, ...(url && { url }), note })),
        }),
        version,
      })
      .where(eq(stories.id, storyId));
    if (about) {
      await assertThere(tx, 'coffees', about);
      await tx.delete(storyCoffees).where(eq(storyCoffees.storyId, storyId));
      if (about.length > 0)
        await tx
          .insert(storyCoffees)
          .values(about.map((coffeeId, position) => ({ storyId, coffeeId, position })));
    }
    if (places) {
      await assertThere(tx, 'regions', places);
      await tx.delete(storyRegions).where(eq(storyRegions.storyId, storyId));
      if (places.length > 0)
        await tx.insert(storyRegions).values(places.map((regionId) => ({ storyId, regionId })));
    }
    if (photo !== undefined) await placePhoto(tx, actor, { subject: 'story', subjectId: id, mediaId: photo });
  },
});

/** For reading alone. */
export const storyRecord: Pick<RecordKind<StoryValues>, 'read'> = storyRecordFor({ id: '', name: '' });

async function assertThere(tx: Tx, field: 'coffees' | 'regions', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found =
    field === 'coffees'
      ? await tx.$count(coffees, inArray(coffees.id, ids as (typeof coffees.$inferSelect.id)[]))
      : await tx.$count(regions, inArray(regions.id, ids as (typeof regions.$inferSelect.id)[]));
  if (found < ids.length)
    throw new DomainError(
      'invalid_input',
      {},
      {
        [field]: ['One of these does not exist any more. Take it out of the list.'],
      },
    );
}

/** @throws DomainError not_found, stale_edit, invalid_input */
export const saveStory = (
  db: Db,
  actor: Actor,
  input: { id: string; version: number; changes: Record<string, unknown>; note: string },
): Promise<Stored<StoryValues>> => saveChecked(db, actor, storyRecordFor(actor), storyInput, input);

/** A draft with nothing but its title. Its address is made from it and can be changed. */
export async function createStory(
  db: Db,
  actor: Actor,
  { title, kind }: { title: string; kind: StoryKind },
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const id = newId<StoryId>('sto');
    await tx.insert(stories).values({
      id,
      slug: await freeSlug(tx, 'story', slugOf(title) || 'story'),
      kind,
      title,
      lead: '',
      seoTitle: '',
      seoDescription: '',
      body: { type: 'doc', content: [] },
      provenance: 'shop',
    });
    await recordCreated(tx, actor, storyRecordFor(actor), id);
    return { id };
  });
}
