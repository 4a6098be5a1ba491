import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, slugHistory } from '@/db/schema';
import { currentSlug } from '@/lib/catalog/queries';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { getStory } from '@/lib/stories/queries';
import { listVersions } from '../editing';
import { getOpenStory, listStoryRows } from './queries';
import { COFFEE, linking, REGION, useStories } from './testing';

const { database, written, save } = useStories();
const bob = { id: 'stf_bob', name: 'Bob' };

async function refusal(run: Promise<unknown>): Promise<DomainError> {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('a story', () => {
  it('begins as a draft with an address of its own', async () => {
    const [one, other] = [await written('Café de Jaén'), await written('Café de Jaén')];
    expect((await getOpenStory(database.db, one))?.values).toMatchObject({
      slug: 'cafe-de-jaen',
      status: 'draft',
    });
    expect((await getOpenStory(database.db, other))?.values.slug).toBe('cafe-de-jaen-2');
  });

  it('is saved with its history and an entry in the audit log', async () => {
    const id = await written('History');
    const after = await save(id, 1, { lead: 'Short.', coffees: [COFFEE], regions: [REGION], body: linking });
    expect(after.version).toBe(2);
    const versions = await listVersions(database.db, 'story', id);
    expect(versions.map(({ version, values }) => [version, values.lead])).toEqual([
      [2, 'Short.'],
      [1, ''],
    ]);
    const [entry] = await database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, id))
      .orderBy(auditLog.id)
      .offset(1);
    expect(entry).toMatchObject({ action: 'story.save', actorName: 'Ada' });
    expect(Object.keys(entry?.changes ?? {}).sort()).toEqual(['body', 'coffees', 'lead', 'regions']);
  });

  it('saved as it is writes nothing', async () => {
    const id = await written('Nothing new');
    await save(id, 1, { body: linking });
    const values = (await getOpenStory(database.db, id))?.values ?? {};
    expect((await save(id, 2, values)).version).toBe(2);
  });

  it('is not overwritten by somebody who opened it earlier', async () => {
    const id = await written('Two people');
    await save(id, 1, { lead: 'Hers.' });
    const error = await refusal(save(id, 1, { lead: 'His.' }, bob));
    expect(error.code).toBe('stale_edit');
    expect((await getOpenStory(database.db, id))?.values.lead).toBe('Hers.');
  });

  it('is seen as a draft until it is published', async () => {
    const id = await written('Seen early');
    await save(id, 1, { lead: 'Short.', body: linking });
    expect((await getStory(database.db, 'seen-early', 'drafts'))?.isPublished).toBe(false);
    await save(id, 2, { status: 'published' });
    expect((await getStory(database.db, 'seen-early'))?.isPublished).toBe(true);
  });

  it('has a date once it is published', async () => {
    const id = await written('Dated');
    await save(id, 1, { lead: 'Short.', body: linking, status: 'published' });
    expect((await getOpenStory(database.db, id))?.values.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await save(id, 2, { publishedOn: null });
    expect((await getOpenStory(database.db, id))?.values.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is refused without what its page needs, with words at the field', async () => {
    const id = await written('Empty');
    const error = await refusal(save(id, 1, { status: 'published' }));
    expect(error.code).toBe('invalid_input');
    expect(Object.keys(error.fields ?? {}).sort()).toEqual(['body', 'lead']);
  });

  it.each([
    [
      'a script as a link',
      {
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'x',
                  marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
                },
              ],
            },
          ],
        },
      },
      'body',
    ],
    ['a field that it does not have', { provenance: 'demo' }, ''],
    ['a coffee that is not there', { coffees: [newId('cof')] }, 'coffees'],
    ['an address with a slash', { slug: 'a/b' }, 'slug'],
    ['coordinates off the globe', { places: [{ name: 'x', lat: 91, lon: 0 }] }, 'places.0.lat'],
  ])('refuses %s', async (_, changes, field) => {
    const id = await written('Refusals');
    const error = await refusal(save(id, 1, changes));
    expect(error.code).toBe('invalid_input');
    expect(error.fields).toHaveProperty([field]);
    expect((await getOpenStory(database.db, id))?.version).toBe(1);
  });
});

describe('an address', () => {
  it('leads on for ever, in one step however often it changes', async () => {
    const id = await written('Renamed');
    await save(id, 1, { slug: 'renamed-once' });
    await save(id, 2, { slug: 'renamed-twice' });
    expect(await currentSlug(database.db, 'story', 'renamed')).toBe('renamed-twice');
    expect(await currentSlug(database.db, 'story', 'renamed-once')).toBe('renamed-twice');
    expect((await getOpenStory(database.db, id))?.formerAddresses).toEqual(['renamed-once', 'renamed']);
    await save(id, 3, { slug: 'renamed' });
    expect(await currentSlug(database.db, 'story', 'renamed')).toBeNull();
    expect(await currentSlug(database.db, 'story', 'renamed-twice')).toBe('renamed');
  });

  it('of another story, present or former, is not taken from it', async () => {
    const first = await written('First here');
    await save(first, 1, { slug: 'first-moved' });
    const second = await written('Second');
    const former = await refusal(save(second, 1, { slug: 'first-here' }));
    expect(former.fields?.slug?.[0]).toMatch(/was an address of First here/);
    const present = await refusal(save(second, 1, { slug: 'first-moved' }));
    expect(present.fields?.slug?.[0]).toMatch(/Another story has this address/);
    expect(await currentSlug(database.db, 'story', 'first-here')).toBe('first-moved');
    const third = await written('First here');
    expect((await getOpenStory(database.db, third))?.values.slug).toBe('first-here-2');
  });
});

it('the table searches, filters, sorts and pages in the database', async () => {
  await database.db.delete(slugHistory);
  for (const n of [1, 2, 3]) await written(`Table story ${n}`);
  const state = { q: 'table STORY', sort: 'title', descending: true, page: 1, filters: { status: 'draft' } };
  const { rows, total } = await listStoryRows(database.db, state);
  expect(total).toBe(3);
  expect(rows.map((row) => row.title)).toEqual(['Table story 3', 'Table story 2', 'Table story 1']);
  expect((await listStoryRows(database.db, { ...state, page: 2 })).rows).toEqual([]);
  expect((await listStoryRows(database.db, { ...state, filters: { status: 'archived' } })).total).toBe(0);
});
