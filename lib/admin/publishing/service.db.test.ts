import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, coffees, lots, recordVersions, scheduledChanges, stories } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { checkAuditChain } from '@/lib/kernel/audit';
import { now, setNow } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { StoryId } from '@/lib/kernel/units';
import { saveCoffee } from '../catalog/service';
import { getPublishing, listPlanned, openPreviewLink } from './queries';
import {
  cancelPlanned,
  createPreviewLink,
  plan,
  revokePreviewLink,
  runDue,
  setPublished,
  untilNext,
} from './service';
import { ADA, openShop } from './testing';

const database = useTestDatabase();

beforeAll(() => openShop(database.db));
afterEach(() => setNow());

async function draft(): Promise<string> {
  const { lotId } = await addCoffeeWithLot(database.db, 1000);
  const [lot] = await database.db.select().from(lots).where(eq(lots.id, lotId));
  if (!lot) throw new Error('no lot');
  await database.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.id, lot.coffeeId));
  return lot.coffeeId;
}
const coffeeOf = async (id: string) =>
  (await database.db.select().from(coffees)).find((coffee) => coffee.id === id);
const due = async (id: string, act: 'publish' | 'unpublish', at: string) => {
  setNow('2026-06-01T12:00:00Z');
  return plan(database.db, ADA, { subject: 'coffee', id, act, local: at });
};
const saves = (id: string) =>
  database.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, 'coffee.save')));

describe('a planned change', () => {
  it('is done once, by the shop, when two processes find it at the same moment', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    setNow('2026-06-02T13:00:00Z');
    const done = await Promise.all([runDue(database.db), runDue(database.db), runDue(database.db)]);
    expect(done.reduce((a, b) => a + b)).toBe(1);
    expect(await coffeeOf(id)).toMatchObject({ status: 'published', version: 2 });
    expect(await saves(id)).toEqual([expect.objectContaining({ actorId: 'shop' })]);
    expect(await runDue(database.db)).toBe(0);
    expect((await checkAuditChain(database.db)).broken).toBeNull();
  });

  it('is a version of the record’s history', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    setNow('2026-06-02T13:00:00Z');
    await runDue(database.db);
    const versions = await database.db.select().from(recordVersions).where(eq(recordVersions.subjectId, id));
    expect(versions.map((row) => [row.version, row.snapshot.status])).toEqual(
      expect.arrayContaining([
        [1, 'draft'],
        [2, 'published'],
      ]),
    );
  });

  it('waits for its time, on the shop’s clocks', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    setNow('2026-06-02T12:59:59Z');
    expect(await runDue(database.db)).toBe(0);
    expect(await untilNext(database.db, 15_000)).toBe(1000);
    setNow('2026-06-02T13:00:00Z');
    expect(await untilNext(database.db, 15_000)).toBe(0);
    expect(await runDue(database.db)).toBe(1);
  });

  it.each([
    ['archived since', 'publish', 'archived', 'is archived'],
    ['published by hand since', 'publish', 'published', 'is published already'],
    ['archived since', 'unpublish', 'archived', 'is archived'],
  ] as const)('does not undo what was decided later: %s, planned to %s', async (_, act, status, why) => {
    const id = await draft();
    if (act === 'unpublish') await setPublished(database.db, ADA, { subject: 'coffee', id, act: 'publish' });
    await due(id, act, '2026-06-02T09:00');
    await database.db
      .update(coffees)
      .set({ status })
      .where(eq(coffees.id, id as never));
    setNow('2026-06-02T13:00:00Z');
    expect(await runDue(database.db)).toBe(0);
    expect((await coffeeOf(id))?.status).toBe(status);
    const [closed] = await listPlanned(database.db, { subject: 'coffee', id });
    expect(closed).toMatchObject({ state: 'failed', failure: expect.stringContaining(why) });
    const entries = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(entries.at(-1)).toMatchObject({ action: 'coffee.plan_failed', note: closed?.failure });
  });

  it('that is moved says in the audit log from when', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    await due(id, 'publish', '2026-06-04T09:00');
    const entries = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(entries.at(-1)?.changes).toEqual({
      publish: { from: '2026-06-02T13:00:00.000Z', to: '2026-06-04T13:00:00.000Z' },
    });
  });

  it('that was cancelled does not happen, and cannot be cancelled twice', async () => {
    const id = await draft();
    const planned = await due(id, 'publish', '2026-06-02T09:00');
    await cancelPlanned(database.db, ADA, { subject: 'coffee', id: planned.id });
    setNow('2026-06-03T13:00:00Z');
    expect(await runDue(database.db)).toBe(0);
    expect((await coffeeOf(id))?.status).toBe('draft');
    await expect(cancelPlanned(database.db, ADA, { subject: 'coffee', id: planned.id })).rejects.toThrow(
      'moved_on',
    );
  });

  it('moves when it is planned again, and a publication and its end stand side by side', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    await due(id, 'publish', '2026-06-04T09:00');
    await due(id, 'unpublish', '2026-06-05T09:00');
    const planned = await listPlanned(database.db, { subject: 'coffee', id });
    expect(planned.map((row) => [row.act, row.due])).toEqual([
      ['publish', '2026-06-04T13:00:00.000Z'],
      ['unpublish', '2026-06-05T13:00:00.000Z'],
    ]);
  });

  it('comes in its order when the shop was off for days', async () => {
    const id = await draft();
    await due(id, 'publish', '2026-06-02T09:00');
    await due(id, 'unpublish', '2026-06-03T09:00');
    setNow('2026-06-10T12:00:00Z');
    await Promise.all([runDue(database.db), runDue(database.db), runDue(database.db)]);
    while ((await runDue(database.db)) > 0);
    expect(await coffeeOf(id)).toMatchObject({ status: 'draft', version: 3 });
  });

  it('that cannot be done says why, once, and leaves the others alone', async () => {
    const [empty, good] = [await draft(), await draft()];
    await database.db
      .update(lots)
      .set({ stage: 'draft' })
      .where(eq(lots.coffeeId, empty as never));
    await due(empty, 'publish', '2026-06-02T08:00');
    await due(good, 'publish', '2026-06-02T09:00');
    setNow('2026-06-02T13:00:00Z');
    expect(await runDue(database.db)).toBe(1);
    expect((await coffeeOf(good))?.status).toBe('published');
    expect((await coffeeOf(empty))?.status).toBe('draft');
    const [failed] = await listPlanned(database.db, { subject: 'coffee', id: empty });
    expect(failed).toMatchObject({ state: 'failed', failure: expect.stringContaining('no lot') });
    expect(await runDue(database.db)).toBe(0);
  });

  it('is refused for a time that passed, that no clock shows, or that is no date', async () => {
    const id = await draft();
    for (const local of ['2026-06-01T07:00', '2027-03-14T02:30', 'soon', '2062-01-01T00:00'])
      await expect(due(id, 'publish', local)).rejects.toMatchObject({
        fields: { local: [expect.any(String)] },
      });
    expect(
      await database.db.select().from(scheduledChanges).where(eq(scheduledChanges.subjectId, id)),
    ).toEqual([]);
  });
});

describe('publishing now', () => {
  it('refuses a coffee whose page would be empty', async () => {
    const id = await draft();
    await database.db
      .update(lots)
      .set({ stage: 'draft' })
      .where(eq(lots.coffeeId, id as never));
    await expect(
      setPublished(database.db, ADA, { subject: 'coffee', id, act: 'publish' }),
    ).rejects.toBeInstanceOf(DomainError);
  });

  it('refuses it by the status field of its editor too', async () => {
    const id = await draft();
    await database.db
      .update(lots)
      .set({ stage: 'draft' })
      .where(eq(lots.coffeeId, id as never));
    await expect(
      saveCoffee(database.db, ADA, { id, version: 1, changes: { status: 'published' } }),
    ).rejects.toMatchObject({ code: 'nothing_to_show' });
  });

  it('publishes and takes off again', async () => {
    const id = await draft();
    await setPublished(database.db, ADA, { subject: 'coffee', id, act: 'publish' });
    expect((await coffeeOf(id))?.status).toBe('published');
    await setPublished(database.db, ADA, { subject: 'coffee', id, act: 'unpublish' });
    expect((await coffeeOf(id))?.status).toBe('draft');
  });
});

describe('a story', () => {
  const add = async (body: StoryDoc) => {
    const id = newId<StoryId>('sto');
    const slug = id.replace('_', '-');
    await database.db.insert(stories).values({
      id,
      slug,
      kind: 'travel',
      title: 'A walk to Jaén',
      lead: 'Up the valley.',
      seoTitle: '',
      seoDescription: '',
      body,
      provenance: 'shop',
    });
    return id;
  };
  const paragraph: StoryDoc = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It rains.' }] }],
  };

  it('gets the day it came out when its planned publication happens', async () => {
    const id = await add(paragraph);
    setNow('2026-06-01T12:00:00Z');
    await plan(database.db, ADA, { subject: 'story', id, act: 'publish', local: '2026-06-02T09:00' });
    setNow('2026-06-02T13:00:00Z');
    await runDue(database.db);
    const [story] = await database.db.select().from(stories).where(eq(stories.id, id));
    expect(story).toMatchObject({ status: 'published', publishedOn: '2026-06-02', version: 2 });
  });

  it('without a text is not published, and the plan says why', async () => {
    const id = await add({ type: 'doc', content: [] });
    setNow('2026-06-01T12:00:00Z');
    await plan(database.db, ADA, { subject: 'story', id, act: 'publish', local: '2026-06-02T09:00' });
    setNow('2026-06-02T13:00:00Z');
    await runDue(database.db);
    const [failed] = await listPlanned(database.db, { subject: 'story', id });
    expect(failed?.failure).toContain('needs a text');
  });
});

describe('a preview link', () => {
  const tokenOf = (url: string) => url.split('/').at(-1) ?? '';

  it('opens until it expires, and its token is kept nowhere', async () => {
    const id = await draft();
    const { url } = await createPreviewLink(database.db, ADA, { subject: 'coffee', id, days: 1 });
    expect(await openPreviewLink(database.db, tokenOf(url))).toMatchObject({ subjectId: id });
    const { rows } = await database.pool.query('select l::text as all from preview_links l');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(url));
    const later = new Date(now().getTime() + 24 * 3600 * 1000 + 1000);
    setNow(later);
    expect(await openPreviewLink(database.db, tokenOf(url))).toBeNull();
  });

  it('opens nothing once it is revoked, nor when it is guessed', async () => {
    const id = await draft();
    const { url } = await createPreviewLink(database.db, ADA, { subject: 'coffee', id, days: 30 });
    const shown = await getPublishing(database.db, 'coffee', id);
    const link = shown?.links[0]?.id ?? '';
    await revokePreviewLink(database.db, ADA, { subject: 'coffee', id: link });
    expect(await openPreviewLink(database.db, tokenOf(url))).toBeNull();
    expect(await openPreviewLink(database.db, link)).toBeNull();
    expect((await getPublishing(database.db, 'coffee', id))?.links).toEqual([]);
  });
});
