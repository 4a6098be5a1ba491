import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, producers, regions } from '@/db/schema';
import { useTestDatabase, waitsForLock } from '@/db/testing';
import { getProducer } from '@/lib/catalog/producers';
import { currentSlug } from '@/lib/catalog/queries';
import { producerWords } from '@/lib/catalog/words';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { ProducerId, RegionId } from '@/lib/kernel/units';
import { listVersions } from '../editing';
import { getOpenProducer, listProducerRows } from '../producers/queries';
import { createProducer, saveProducer } from '../producers/service';
import { createStory, saveStory } from '../stories/service';
import { getOpenOrigin, listOriginRows } from './queries';
import { createOrigin, saveOrigin } from './service';

const database = useTestDatabase();
const ada = { id: 'stf_ada', name: 'Ada' };
const pathOf = async (id: string) =>
  (
    await database.db
      .select()
      .from(regions)
      .where(eq(regions.id, id as RegionId))
  )[0]?.path;
const save = (id: string, version: number, changes: Record<string, unknown>) =>
  saveOrigin(database.db, ada, { id, version, changes, note: '' });
const make = async (name: string, parentId: string | null = null) =>
  (await createOrigin(database.db, ada, { name, parentId: parentId as RegionId | null })).id;
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error : null),
  );

describe('an origin', () => {
  it('stands below its parent, down to the province', async () => {
    const country = await make('Perú');
    const department = await make('Áncash', country);
    const province = await make('Huaraz', department);
    expect(await pathOf(province)).toBe('peru/ancash/huaraz');
    const below = await refusal(make('Too deep', province));
    expect(below?.fields).toHaveProperty('parentId');
    const twice = await refusal(make('Huaraz', department));
    expect(twice?.fields?.name?.[0]).toMatch(/Another origin has this address/);
  });

  it('moves what is below it, and every old address leads on in one step', async () => {
    const country = await make('Bolivia');
    const department = await make('La Paz', country);
    const province = await make('Caranavi', department);
    await save(country, 1, { segment: 'estado-plurinacional' });
    await save(department, 2, { segment: 'lapaz' });
    expect(await pathOf(province)).toBe('estado-plurinacional/lapaz/caranavi');
    for (const old of ['bolivia/la-paz/caranavi', 'estado-plurinacional/la-paz/caranavi'])
      expect(await currentSlug(database.db, 'origin', old)).toBe('estado-plurinacional/lapaz/caranavi');
    expect((await getOpenOrigin(database.db, country))?.below).toBe(2);
    const stale = await refusal(save(province, 1, { intro: 'Written before the move.' }));
    expect(stale?.code).toBe('stale_edit');
  });

  it('is written under the new address of a parent, or of its parent, that is just being renamed', async () => {
    const country = await make('Honduras');
    const department = await make('Copán', country);
    for (const [renamed, parent, path] of [
      [department, department, 'honduras/copan-ruinas/santa-rosa'],
      [country, department, 'republica/copan-ruinas/dolores'],
    ] as const) {
      const [, , name = ''] = path.split('/');
      const segment = path.split('/')[renamed === country ? 0 : 1];
      let child: Promise<string> | undefined;
      await database.db.transaction(async (tx) => {
        await saveOrigin(tx, ada, { id: renamed, version: 1, changes: { segment }, note: '' });
        child = make(name, parent);
        expect(await waitsForLock(database.db, child)).toBe(true);
      });
      expect(await pathOf((await child) ?? '')).toBe(path);
    }
  });

  it('takes a child along that somebody was just making when it is renamed', async () => {
    const country = await make('Nicaragua');
    const department = await make('Jinotega', country);
    let renaming: Promise<unknown> | undefined;
    const child = await database.db.transaction(async (tx) => {
      const { id } = await createOrigin(tx, ada, { name: 'Pantasma', parentId: department as RegionId });
      renaming = save(country, 1, { segment: 'nica' });
      expect(await waitsForLock(database.db, renaming)).toBe(true);
      return id;
    });
    await renaming;
    expect(await pathOf(child)).toBe('nica/jinotega/pantasma');
  });

  it('may go back to its own old address, and nobody else may have it', async () => {
    const one = await make('Ecuador');
    await save(one, 1, { segment: 'republica-del-ecuador' });
    expect((await refusal(make('Ecuador')))?.fields?.name?.[0]).toMatch(/was an address of Ecuador/);
    const other = await make('Guyana');
    expect((await refusal(save(other, 1, { segment: 'ecuador' })))?.fields).toHaveProperty('segment');
    await save(one, 2, { segment: 'ecuador' });
    expect(await pathOf(one)).toBe('ecuador');
    expect(await currentSlug(database.db, 'origin', 'republica-del-ecuador')).toBe('ecuador');
  });

  it('keeps its words for search results, and the names of the places above it for those it computes', async () => {
    const country = await make('Guatemala');
    const place = await make('Huehuetenango', country);
    const open = await getOpenOrigin(database.db, place);
    expect(open?.values).toMatchObject({ seoTitle: '', seoDescription: '' });
    expect(open?.ancestors).toEqual([{ name: 'Guatemala' }]);
    await save(place, 1, { seoTitle: ' Highland coffee ', seoDescription: 'From the limestone hills.' });
    expect((await getOpenOrigin(database.db, place))?.values).toMatchObject({
      seoTitle: 'Highland coffee',
      seoDescription: 'From the limestone hills.',
    });
    expect((await refusal(save(place, 1, { seoTitle: 'Later.' })))?.code).toBe('stale_edit');
    expect(await refusal(save(place, 2, { seoTitle: 'x'.repeat(121) }))).toMatchObject({
      code: 'invalid_input',
      fields: { seoTitle: expect.anything() },
    });
    expect((await save(place, 2, { seoTitle: '' })).values.seoTitle).toBe('');
    const [first] = await listVersions(database.db, 'region', place);
    expect(first?.values).toMatchObject({ seoTitle: '', seoDescription: 'From the limestone hills.' });
  });

  it('says who says so of its facts, in every version of it, and an older one can be put back', async () => {
    const id = await make('Uganda');
    const fact = {
      field: 'altitudeNote',
      value: null,
      source: 'Coffee board',
      url: null,
      asOf: '2026',
      status: 'stated',
    };
    const { values } = await save(id, 1, { altitudeNote: '1,500 to 2,300 m.', facts: [fact] });
    expect(values.facts).toEqual([{ ...fact, id: expect.stringMatching(/^fct_/) }]);
    expect((await save(id, 2, { facts: [{ ...values.facts[0], source: 'Ministry' }] })).values.facts).toEqual(
      [{ ...values.facts[0], source: 'Ministry' }],
    );
    expect((await refusal(save(id, 2, { facts: [] })))?.code).toBe('stale_edit');
    expect((await refusal(save(id, 3, { facts: [{ ...fact, source: '' }] })))?.fields).toHaveProperty([
      'facts.0.source',
    ]);
    const earlier = (await listVersions(database.db, 'region', id)).find((one) => one.version === 2);
    expect((await save(id, 3, { facts: earlier?.values.facts })).values.facts).toEqual(values.facts);
    const logged = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(logged.filter((entry) => 'facts' in (entry.changes ?? {}))).toHaveLength(3);
  });

  it('keeps the order of a harvest that wraps the year, and needs both coordinates or none', async () => {
    const id = await make('Colombia');
    await save(id, 1, {
      harvestMonths: [10, 11, 12, 1],
      aliases: ['Kolumbien', 'Kolumbien'],
      lat: 4.6,
      lon: -74,
    });
    expect((await getOpenOrigin(database.db, id))?.values).toMatchObject({
      harvestMonths: [10, 11, 12, 1],
      aliases: ['Kolumbien'],
    });
    expect((await refusal(save(id, 2, { lon: null })))?.fields).toHaveProperty('lat');
    expect(
      (
        await listOriginRows(database.db, {
          q: 'kolumb',
          sort: 'path',
          descending: false,
          page: 1,
          filters: {},
        })
      ).total,
    ).toBe(1);
  });
});

describe('a producer', () => {
  const saveIt = (id: string, version: number, changes: Record<string, unknown>) =>
    saveProducer(database.db, ada, { id, version, changes, note: '' });

  it('is saved with its certificates and sources, which keep their ids', async () => {
    const { id } = await createProducer(database.db, ada, { name: 'Valle Alto', kind: 'cooperative' });
    const certificate = {
      scheme: 'SPP',
      holder: 'producer',
      certificateNo: 'A1',
      certifier: null,
      validFrom: '2025',
      validTo: '2027',
    };
    const source = {
      field: 'members',
      value: '600',
      source: 'Their site',
      url: null,
      asOf: '2026',
      status: 'stated',
    };
    const first = await saveIt(id, 1, { certifications: [certificate], facts: [source], members: 600 });
    const kept = first.values.certifications[0]?.id;
    expect(kept).toMatch(/^crt_/);
    const second = await saveIt(id, 2, {
      certifications: [{ ...first.values.certifications[0], certifier: 'FLOCERT' }],
    });
    expect(second.values.certifications).toMatchObject([{ id: kept, certifier: 'FLOCERT' }]);
    expect(second.values.facts).toEqual(first.values.facts);
    expect((await saveIt(id, 3, second.values)).version).toBe(3);
  });

  it('shows its own words in search results until somebody writes others', async () => {
    const { id } = await createProducer(database.db, ada, { name: 'Search', kind: 'estate' });
    await saveIt(id, 1, { summary: 'On the ridge.', status: 'published' });
    const words = async () => {
      const page = await getProducer(database.db, 'search');
      return page && producerWords(page);
    };
    expect(await words()).toEqual({ title: 'Search', cardTitle: 'Search', description: 'On the ridge.' });
    await saveIt(id, 2, { seoTitle: 'Coffee of the ridge', seoDescription: 'Three farms.' });
    expect(await words()).toEqual({
      title: 'Coffee of the ridge',
      cardTitle: 'Coffee of the ridge',
      description: 'Three farms.',
    });
    expect((await refusal(saveIt(id, 2, { seoTitle: 'Other' })))?.code).toBe('stale_edit');
    expect((await refusal(saveIt(id, 3, { seoDescription: 'x'.repeat(321) })))?.fields).toHaveProperty(
      'seoDescription',
    );
    const [entry] = await database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, id))
      .orderBy(desc(auditLog.id))
      .limit(1);
    expect(Object.keys(entry?.changes ?? {}).sort()).toEqual(['seoDescription', 'seoTitle']);
    await saveIt(id, 3, { seoTitle: '', seoDescription: '' });
    expect((await words())?.title).toBe('Search');
  });

  it('leads on from its old address', async () => {
    const { id } = await createProducer(database.db, ada, { name: 'Old Name', kind: 'estate' });
    await saveIt(id, 1, { slug: 'new-name' });
    expect(await currentSlug(database.db, 'producer', 'old-name')).toBe('new-name');
    expect((await getOpenProducer(database.db, id))?.formerAddresses).toEqual(['old-name']);
  });

  it('is not published without a summary, and a certificate does not end before it begins', async () => {
    const { id } = await createProducer(database.db, ada, { name: 'Checks', kind: 'estate' });
    expect((await refusal(saveIt(id, 1, { status: 'published' })))?.fields).toHaveProperty('summary');
    const backwards = {
      scheme: 'SPP',
      holder: 'us',
      certificateNo: null,
      certifier: null,
      validFrom: '2027',
      validTo: '2025',
    };
    expect((await refusal(saveIt(id, 1, { certifications: [backwards] })))?.fields).toHaveProperty([
      'certifications.0.validTo',
    ]);
    const [row] = await database.db
      .select()
      .from(producers)
      .where(eq(producers.id, id as ProducerId));
    expect(row?.version).toBe(1);
    expect(
      (
        await listProducerRows(database.db, {
          q: 'checks',
          sort: 'name',
          descending: false,
          page: 1,
          filters: {},
        })
      ).rows,
    ).toMatchObject([{ id, coffees: 0 }]);
  });
});

describe('a text', () => {
  const photo = {
    type: 'doc',
    content: [{ type: 'image', attrs: { id: newId<string>('med'), alt: 'Beds' } }],
  };
  it.each(['an origin', 'a producer', 'a story'])(
    'of %s is not saved with a photo that was deleted meanwhile',
    async (what) => {
      const note = '';
      const changes = { body: photo };
      const run = async () => {
        if (what === 'an origin') return save(await make('Photoland'), 1, changes);
        if (what === 'a producer') {
          const { id } = await createProducer(database.db, ada, { name: 'Photographers', kind: 'estate' });
          return saveProducer(database.db, ada, { id, version: 1, changes, note });
        }
        const { id } = await createStory(database.db, ada, { title: 'With a photo', kind: 'travel' });
        return saveStory(database.db, ada, { id, version: 1, changes, note });
      };
      const refused = await refusal(run());
      expect(refused?.code).toBe('invalid_input');
      expect(refused?.fields).toEqual({
        body: [expect.stringContaining('1 photo of this text was deleted meanwhile')],
      });
    },
  );
});
