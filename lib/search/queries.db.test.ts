import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coffees, rateLimits, stories } from '@/db/schema';
import { seedDemo } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import type { StoryId } from '@/lib/kernel/units';
import { searchShop } from './queries';
import { suggest } from './suggestions';

const at = useTestDatabase();
beforeAll(async () => {
  await seedDemo(at.url);
});

const find = async (input: string, limit?: number) => searchShop(at.db, input, limit ? { limit } : {});
const links = async (input: string) => (await find(input)).hits.map((hit) => hit.href);
const best = async (input: string) => (await links(input))[0];

describe('finding', () => {
  it.each([
    ['a coffee by its name', 'aprocassi', '/coffee/peru-aprocassi-san-ignacio'],
    ['a place', 'cajamarca', '/origins/peru/cajamarca'],
    ['a note', 'blueberry', '/coffee/ethiopia-guji-shakiso-natural'],
    ['a variety', 'SL28', '/coffee/kenya-nyeri-aa'],
    ['a process', 'wet-hulled', '/coffee/sumatra-aceh-gayo'],
    ['a lot by its code', 'PE-APRO-2026-01', '/coffee/peru-aprocassi-san-ignacio'],
    ['a story', 'chocolate of cusco', '/stories/chocolate-of-cusco'],
  ])('%s', async (_, input, href) => {
    expect((await links(input)).slice(0, 3)).toContain(href);
  });

  it('needs every word, whatever their order', async () => {
    const found = await links('natural guji');
    expect(found[0]).toBe('/coffee/ethiopia-guji-shakiso-natural');
    expect(found).not.toContain('/coffee/brazil-cerrado-natural');
    expect(await links('guji natural')).toEqual(found);
  });

  it('puts the page that is called so before pages that mention it', async () => {
    expect(await best('jaen')).toBe('/origins/peru/cajamarca/jaen');
    expect(await best('kenya nyeri')).toBe('/coffee/kenya-nyeri-aa');
  });

  it('puts a coffee before a story that has its very name and says it more often', async () => {
    const id = 'sto_namesake' as StoryId;
    const words = 'Peru APROCASSI. '.repeat(30);
    await at.db.insert(stories).values({
      id,
      slug: 'namesake',
      kind: 'travel',
      title: 'Peru APROCASSI',
      lead: words,
      seoTitle: '',
      seoDescription: '',
      status: 'published',
      publishedOn: '2026-11-01',
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      },
      provenance: 'demo',
    });
    const found = await links('peru aprocassi');
    await at.db.delete(stories).where(eq(stories.id, id));
    expect(found.slice(0, 2)).toEqual(['/coffee/peru-aprocassi-san-ignacio', '/stories/namesake']);
  });

  it('gives the coffees in the order of the hits', async () => {
    const { hits, coffeeIds } = await find('washed peru');
    expect(coffeeIds.length).toBeGreaterThan(3);
    expect(coffeeIds).toEqual(hits.filter((hit) => hit.kind === 'coffee').map((hit) => hit.id));
  });

  it('stops at the limit', async () => {
    expect((await find('peru', 3)).hits).toHaveLength(3);
  });

  it('does not find what is not published', async () => {
    const slug = 'rwanda-nyamagabe-bourbon';
    expect(await best('nyamagabe bourbon')).toBe(`/coffee/${slug}`);
    await at.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.slug, slug));
    expect(await links('nyamagabe bourbon')).not.toContain(`/coffee/${slug}`);
  });
});

describe('forgiving', () => {
  it('does not care for accents and capitals', async () => {
    expect(await links('JAÉN')).toEqual(await links('jaen'));
    expect(await links('catuai')).toEqual(await links('Catuaí'));
    expect(await best('narino')).toContain('narino');
  });

  it.each(['yirgachefe', 'yirgachefffe', 'yirgacheff'])('finds Yirgacheffe under %s', async (typed) => {
    expect(await best(typed)).toBe('/coffee/ethiopia-gedeo-washed');
  });

  it.each([
    ['etiopia', '/origins/ethiopia'],
    ['cajamraca', '/origins/peru/cajamarca'],
    ['sumtra', '/coffee/sumatra-aceh-gayo'],
    ['gesah', '/coffee/peru-lares-gesha'],
    ['choclate', '/coffee/chuncho-70-bar'],
  ])('takes %s for a typing mistake', async (typed, href) => {
    const { hits, loose } = await find(typed);
    expect(hits.map((hit) => hit.href)).toContain(href);
    expect(loose).toBe(true);
  });

  it('finds the rest when one word means nothing here', async () => {
    const { hits, loose } = await find('sumatra flurbington');
    expect(hits[0]?.href).toBe('/coffee/sumatra-aceh-gayo');
    expect(loose).toBe(true);
  });

  it.each([
    ['geisha', '/coffee/peru-lares-gesha'],
    ['cuzco', '/origins/peru/cusco'],
    ['berry', '/coffee/ethiopia-guji-shakiso-natural'],
    ['choc', '/coffee/chocolate-de-taza-200'],
    ['caffeine free', '/coffee/peru-cajamarca-decaf'],
  ])('knows what %s means', async (typed, href) => {
    expect(await links(typed)).toContain(href);
  });

  it('finds a word before it is finished', async () => {
    for (let end = 4; end <= 'yirgacheffe'.length; end++)
      expect(await links('yirgacheffe'.slice(0, end))).toContain('/coffee/ethiopia-gedeo-washed');
  });

  it('finds nothing rather than anything', async () => {
    expect(await find('xyzzy')).toEqual({ words: ['xyzzy'], hits: [], coffeeIds: [], loose: false });
    expect((await find('the')).hits).toEqual([]);
  });
});

describe('any input', () => {
  it.each([
    '',
    '   ',
    '"',
    "'",
    "'; drop table orders; --",
    'a & | ! ( ) <-> :* b',
    '!!!',
    'cafe:*A & !peru',
    '%',
    '_',
    '\\',
    'a\0b',
    '☕ 🇵🇪 👩‍🌾',
    '日本 コーヒー',
    '\ud800',
    'ª º ² ½',
    'x'.repeat(10_000),
    'peru '.repeat(500),
    Array.from({ length: 300 }, (_, i) => `w${i}`).join(' '),
  ])('%# is answered', async (input) => {
    expect((await find(input)).hits.length).toBeLessThanOrEqual(40);
  });

  it('is answered, whatever it is', async () => {
    const input = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme' }),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(input, async (typed) => {
        expect((await find(typed)).hits.length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 150 },
    );
  });

  it('cannot change the shop', async () => {
    await find("'); delete from coffees; --");
    expect(await at.db.$count(coffees)).toBe(30);
  });
});

describe('suggestions', () => {
  const headers = new Headers({ 'x-forwarded-for': '203.0.113.5' });
  const ask = (input: string) => suggest(at.db, input, headers);
  afterAll(() => setNow());

  it('are at most eight, each with its kind, name and address', async () => {
    const suggestions = await ask('peru');
    expect(suggestions).toHaveLength(8);
    expect((await ask('gedeo washed'))[0]).toEqual({
      type: 'coffee',
      title: 'Ethiopia Yirgacheffe Washed',
      subtitle: expect.any(String),
      href: '/coffee/ethiopia-gedeo-washed',
    });
    expect(await ask('"!?')).toEqual([]);
  });

  it('ask the database once for the same words, and are limited for one visitor by what they ask it', async () => {
    setNow('2026-11-22T10:00:30Z');
    await at.db.delete(rateLimits);
    for (let i = 0; i < 130; i++) await ask('huila');
    const asked = Array.from({ length: 130 }, (_, i) => ask(`huila ${i}`));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(119);
    await expect(ask('pitalito')).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(await ask('huila')).not.toEqual([]);
    setNow('2026-11-22T10:01:00Z');
    expect(await ask('pitalito')).not.toEqual([]);
  });
});

describe('what a coffee is found by follows', () => {
  const coffee = '/coffee/peru-aprocassi-san-ignacio';

  it('a name of any place above it', async () => {
    await at.db.execute(sql`update regions set aliases = array['Tawantinsuyu'] where path = 'peru'`);
    expect(await links('tawantinsuyu')).toContain(coffee);
    await at.db.execute(
      sql`update regions set name = 'Qosqomarka', name_en = null where path = 'peru/cajamarca'`,
    );
    expect(await links('qosqomarka')).toContain(coffee);
    const below = (await find('jaen')).hits.find((hit) => hit.href === '/origins/peru/cajamarca/jaen');
    expect(below?.subtitle).toBe('Qosqomarka');
  });

  it('the name of its producer, also when that has no page yet', async () => {
    await at.db.execute(sql`
      update producers set status = 'draft'
      where id = (select producer_id from coffees where slug = 'peru-aprocassi-san-ignacio')`);
    await at.db.execute(sql`
      update producers set name = 'Wayrapata Hermanos'
      where id = (select producer_id from coffees where slug = 'peru-aprocassi-san-ignacio')`);
    expect(await links('wayrapata')).toEqual([coffee]);
  });
});
