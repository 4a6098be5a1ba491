import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { producers, recordVersions, regions } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { checkAuditChain } from '@/lib/kernel/audit';
import { ANA } from './catalog/testing';
import { previewOrigin } from './origins/preview';
import { createOrigin } from './origins/service';
import { previewProducer, producerShown } from './producers/preview';
import { createProducer } from './producers/service';

const database = useTestDatabase();
const db = () => database.db;
const text = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

it('shows the page of a draft producer with what is not saved, and nothing of it stays', async () => {
  const { id } = await createProducer(db(), ANA, { name: 'Valle Alto', kind: 'cooperative' });
  const [before] = await db().select().from(producers);
  const shown = await previewProducer(db(), ANA, {
    id,
    changes: {
      name: 'Not saved',
      slug: 'not-saved',
      summary: 'Forty growers.',
      body: text('Above the river.'),
    },
  });
  expect(shown.producer).toMatchObject({ name: 'Not saved', summary: 'Forty growers.' });
  expect(JSON.stringify(shown.producer.body)).toContain('Above the river.');
  expect(await db().select().from(producers)).toEqual([before]);
  expect(await db().select().from(recordVersions).where(eq(recordVersions.subjectId, id))).toHaveLength(1);
  expect((await producerShown(db(), id))?.producer.name).toBe('Valle Alto');
  expect(await checkAuditChain(db())).toMatchObject({ broken: null, entries: 1 });
});

it('shows the page of an origin that nothing comes from yet, under an address that is not saved', async () => {
  const { id: country } = await createOrigin(db(), ANA, { name: 'Peru', parentId: null });
  const { id } = await createOrigin(db(), ANA, { name: 'Puno', parentId: country as never });
  const before = await db().select().from(regions).orderBy(regions.path);
  const shown = await previewOrigin(db(), ANA, {
    id: country,
    changes: { intro: 'Behind the last pass.', segment: 'qosqo' },
  });
  expect(shown.origin).toMatchObject({ intro: 'Behind the last pass.', path: 'qosqo' });
  expect(id).not.toBe(country);
  expect(await db().select().from(regions).orderBy(regions.path)).toEqual(before);
});

it('refuses what could not be saved, and who is not there', async () => {
  const { id } = await createProducer(db(), ANA, { name: 'Valle Bajo', kind: 'cooperative' });
  const { id: country } = await createOrigin(db(), ANA, { name: 'Bolivia', parentId: null });
  for (const changes of [{ name: '' }, { members: 0 }, { version: 7 }])
    await expect(previewProducer(db(), ANA, { id, changes })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  for (const changes of [{ lat: 91 }, { path: 'elsewhere' }])
    await expect(previewOrigin(db(), ANA, { id: country, changes })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  await expect(previewProducer(db(), ANA, { id: 'prd_nobody', changes: {} })).rejects.toMatchObject({
    code: 'not_found',
  });
});
