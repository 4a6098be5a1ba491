import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { coffees, stories } from '@/db/schema';
import { listTold } from '@/lib/catalog/told';
import { newId } from '@/lib/kernel/ids';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { CoffeeId, StoryId } from '@/lib/kernel/units';
import { getStory } from '@/lib/stories/queries';
import { findLinkTargets, getOpenStory, listStoryRows, searchLinkTargets } from './queries';
import { COFFEE, linking, REGION, useStories } from './testing';

const { database, written, save } = useStories();

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
