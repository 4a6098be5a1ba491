import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, coffees, regions, slugHistory, stories } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { currentSlug } from '@/lib/catalog/queries';
import { listTold } from '@/lib/catalog/told';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { CoffeeId, RegionId, StoryId } from '@/lib/kernel/units';
import { getStory } from '@/lib/stories/queries';
import { listVersions } from '../editing';
import { findLinkTargets, getOpenStory, listStoryRows, searchLinkTargets } from './queries';
import { createStory, saveStory } from './service';

const database = useTestDatabase();
const ada = { id: 'stf_ada', name: 'Ada' };
const bob = { id: 'stf_bob', name: 'Bob' };

const COFFEE = newId<CoffeeId>('cof');
const REGION = newId<RegionId>('reg');

beforeAll(async () => {
  await database.db
    .insert(regions)
    .values({ id: REGION, path: 'peru', level: 'country', name: 'Perú', nameEn: 'Peru' });
  await database.db.insert(coffees).values({
    id: COFFEE,
    slug: 'huabal-washed',
    kind: 'coffee',
    name: 'Huabal',
    status: 'published',
    provenance: 'shop',
    regionId: REGION,
  });
});

const linking: StoryDoc = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2, id: 'valley' },
      content: [{ type: 'text', text: 'Up the valley' }],
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'Huabal',
          marks: [{ type: 'ref', attrs: { kind: 'coffee', slug: 'huabal-washed', id: COFFEE } }],
        },
      ],
    },
    { type: 'lotCard', attrs: { slug: 'huabal-washed', id: COFFEE } },
  ],
};

async function written(title: string) {
  const { id } = await createStory(database.db, ada, { title, kind: 'travel' });
  return id;
}
const save = (id: string, version: number, changes: Record<string, unknown>, actor = ada) =>
  saveStory(database.db, actor, { id, version, changes, note: '' });
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

describe('links', () => {
  const pageOf = async (id: string) => {
    const [row] = await database.db
      .select()
      .from(stories)
      .where(eq(stories.id, id as StoryId));
    return getStory(database.db, row?.slug ?? '');
  };
  const linked = async (body: StoryDoc, title: string) => {
    const id = await written(title);
    await save(id, 1, { lead: 'Short.', body, status: 'published' });
    return id;
  };
  const rename = (slug: string) => database.db.update(coffees).set({ slug }).where(eq(coffees.id, COFFEE));

  it('lead to the present address when the coffee is renamed, cards too', async () => {
    const id = await linked(linking, 'Link by id');
    await rename('huabal-community');
    const page = await pageOf(id);
    expect(page?.body.content[1]).toMatchObject({
      content: [{ marks: [{ attrs: { kind: 'coffee', slug: 'huabal-community' } }] }],
    });
    expect(page?.body.content[2]).toEqual({ type: 'lotCard', attrs: { slug: 'huabal-community' } });
    await rename('huabal-washed');
  });

  it('written before there were ids follow too, and get theirs when the story is opened', async () => {
    const old: StoryDoc = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'H',
              marks: [{ type: 'ref', attrs: { kind: 'coffee', slug: 'huabal-washed' } }],
            },
          ],
        },
      ],
    };
    const id = await written('Link by slug');
    await database.db
      .update(stories)
      .set({ body: old, lead: 'Short.', status: 'published', publishedOn: '2026-01-01' })
      .where(eq(stories.id, id as StoryId));
    await rename('huabal-renamed');
    expect((await pageOf(id))?.body.content[0]).toMatchObject({
      content: [{ marks: [{ attrs: { slug: 'huabal-renamed' } }] }],
    });
    expect((await getOpenStory(database.db, id))?.values.body.content[0]).toMatchObject({
      content: [{ marks: [{ attrs: { slug: 'huabal-renamed', id: COFFEE } }] }],
    });
    await rename('huabal-washed');
  });

  it('to what is not published are plain text, and its card is left out', async () => {
    const id = await linked(linking, 'Link to a draft');
    await database.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.id, COFFEE));
    const page = await pageOf(id);
    expect(page?.body.content[1]).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'Huabal' }] });
    expect(page?.body.content).toHaveLength(2);
    await database.db.update(coffees).set({ status: 'published' }).where(eq(coffees.id, COFFEE));
  });

  it('are found by name without accents, drafts too, and by id', async () => {
    expect(await findLinkTargets(database.db, { q: 'PERU', kinds: ['origin'] })).toEqual([
      { kind: 'origin', id: REGION, address: 'peru', name: 'Peru', detail: 'peru', isPublished: true },
    ]);
    const draft = await written('A draft about ñandú');
    expect(await findLinkTargets(database.db, { q: 'nandu' })).toMatchObject([
      { id: draft, isPublished: false },
    ]);
    expect((await findLinkTargets(database.db, { ids: [COFFEE, draft] })).map((one) => one.name)).toEqual([
      'Huabal',
      'A draft about ñandú',
    ]);
    expect(await findLinkTargets(database.db, { q: '100%_\\' })).toEqual([]);
  });

  it('are the first of each kind, and it is said when there are more', async () => {
    const bar = (n: number) => ({
      id: newId<CoffeeId>('cof'),
      slug: `bar-${n}`,
      kind: 'chocolate' as const,
      name: `Bar ${n}`,
      provenance: 'shop' as const,
    });
    const kinds = ['coffee'] as const;
    await database.db.insert(coffees).values(Array.from({ length: 12 }, (_, n) => bar(n)));
    const whole = await searchLinkTargets(database.db, { q: 'bar', kinds });
    expect(whole).toMatchObject({ isMore: false, targets: { length: 12 } });
    expect(whole.targets[0]).toMatchObject({ kind: 'coffee', goods: 'chocolate' });
    await database.db.insert(coffees).values(bar(12));
    const cut = await searchLinkTargets(database.db, { q: 'bar', kinds });
    expect(cut).toMatchObject({ isMore: true, targets: { length: 12 } });
  });
});

describe('a lot card', () => {
  const OTHER = newId<CoffeeId>('cof');
  const card = (slug: string, id?: string): StoryDoc['content'][number] => ({
    type: 'lotCard',
    attrs: { slug, ...(id && { id }) },
  });
  const words: StoryDoc['content'][number] = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'On the road.' }],
  };
  const doc = (...content: StoryDoc['content']): StoryDoc => ({ type: 'doc', content });
  /** Titles of the stories on the coffee's page, and addresses of the coffees below the story. */
  const named = async (id: string, coffeeId: CoffeeId = COFFEE) => {
    const open = await getOpenStory(database.db, id);
    const row = (await listStoryRows(database.db, { ...TABLE, q: open?.values.title ?? '' })).rows[0];
    return {
      onItsPage: (await listTold(database.db, coffeeId)).filter((one) => one.slug === open?.values.slug)
        .length,
      below: (await getStory(database.db, open?.values.slug ?? ''))?.coffees,
      counted: row?.coffees,
    };
  };
  const TABLE = { q: '', sort: 'title', descending: false, page: 1, filters: {} };
  const publish = { lead: 'Short.', status: 'published' };

  beforeAll(async () => {
    await database.db.insert(coffees).values({
      id: OTHER,
      slug: 'other-washed',
      kind: 'coffee',
      name: 'Other',
      status: 'published',
      provenance: 'shop',
      regionId: REGION,
    });
  });

  it('puts the story on its coffee’s page and the coffee below the story, and takes both away when it goes', async () => {
    const id = await written('By card');
    await save(id, 1, {
      ...publish,
      body: doc(words, { type: 'blockquote', content: [card('huabal-washed', COFFEE)] }),
    });
    expect(await named(id)).toEqual({ onItsPage: 1, below: ['huabal-washed'], counted: 1 });
    await save(id, 2, { body: doc(words) });
    expect(await named(id)).toEqual({ onItsPage: 0, below: [], counted: 0 });
  });

  it('leaves a coffee that was chosen too when it goes, and never names it twice', async () => {
    const id = await written('By hand and card');
    await save(id, 1, {
      ...publish,
      coffees: [OTHER, COFFEE],
      body: doc(words, card('huabal-washed', COFFEE), card('huabal-washed', COFFEE)),
    });
    const both = { onItsPage: 1, below: ['other-washed', 'huabal-washed'], counted: 2 };
    expect(await named(id)).toEqual(both);
    await save(id, 2, { body: doc(words) });
    expect(await named(id)).toEqual(both);
  });

  it('comes after the chosen coffees, and from a draft shows nothing', async () => {
    const id = await written('Order');
    await save(id, 1, { ...publish, coffees: [OTHER], body: doc(card('huabal-washed', COFFEE), words) });
    expect((await named(id)).below).toEqual(['other-washed', 'huabal-washed']);
    await save(id, 2, { status: 'draft' });
    expect((await named(id)).onItsPage).toBe(0);
  });

  it('written before there were ids names its coffee, by a former address too', async () => {
    const id = await written('By slug');
    await database.db
      .update(stories)
      .set({
        body: doc(card('other-washed')),
        lead: 'Short.',
        status: 'published',
        publishedOn: '2026-01-01',
      })
      .where(eq(stories.id, id as StoryId));
    expect((await named(id, OTHER)).onItsPage).toBe(1);
    await database.db.update(coffees).set({ slug: 'other-renamed' }).where(eq(coffees.id, OTHER));
    expect(await named(id, OTHER)).toEqual({ onItsPage: 1, below: ['other-renamed'], counted: 1 });
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
