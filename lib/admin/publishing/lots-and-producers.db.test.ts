import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, coffees, lots, producers, recordVersions } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { getCoffeePage } from '@/lib/catalog/coffee-page';
import { getProducer } from '@/lib/catalog/producers';
import type { LotStage } from '@/lib/catalog/rules';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { setNow } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import type { LotId, ProducerId } from '@/lib/kernel/units';
import { getPublishing, getStanding, listPlanned, openPreviewLink } from './queries';
import { createPreviewLink, plan, revokePreviewLink, runDue, setPublished } from './service';
import { ADA, openShop } from './testing';
import type { PublishAct } from './types';

const database = useTestDatabase();

beforeAll(() => openShop(database.db));
afterEach(() => setNow());

/** Plans it for the next morning, and lets the morning come to three processes at once. */
async function planAndWait(subject: 'lot' | 'producer', id: string, act: PublishAct): Promise<number> {
  setNow('2026-06-01T12:00:00Z');
  await plan(database.db, ADA, { subject, id, act, local: '2026-06-02T09:00' });
  setNow('2026-06-02T12:59:59Z');
  expect(await runDue(database.db)).toBe(0);
  setNow('2026-06-02T13:00:00Z');
  const done = await Promise.all([runDue(database.db), runDue(database.db), runDue(database.db)]);
  return done.reduce((a, b) => a + b);
}
const savesByTheShop = (id: string) =>
  database.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, id), eq(auditLog.actorId, 'shop')));
const tokenOf = (url: string) => url.split('/').at(-1) ?? '';

describe('a lot', () => {
  async function lotAt(stage: LotStage) {
    const { coffeeId, lotId } = await addCoffeeWithLot(database.db, 5000);
    await database.db.update(lots).set({ stage }).where(eq(lots.id, lotId));
    return { coffeeId, lotId };
  }
  const lotOf = async (id: LotId) =>
    (await database.db.select().from(lots).where(eq(lots.id, id)))[0] ?? null;

  it.each([
    ['draft', 'publish', 'landed'],
    ['upcoming', 'publish', 'landed'],
    ['afloat', 'publish', 'landed'],
    ['landed', 'unpublish', 'archived'],
  ] as const)('that is %s, planned to %s, is %s on time, once, with its grams', async (from, act, to) => {
    const { lotId } = await lotAt(from);
    expect(await planAndWait('lot', lotId, act)).toBe(1);
    expect(await lotOf(lotId)).toMatchObject({ stage: to, version: 2, onHand: 5000 });
    expect(await savesByTheShop(lotId)).toEqual([
      expect.objectContaining({ action: 'lot.save', changes: { stage: { from, to } } }),
    ]);
    const versions = await database.db
      .select()
      .from(recordVersions)
      .where(eq(recordVersions.subjectId, lotId));
    expect(versions.map((row) => row.snapshot.stage).toSorted()).toEqual([from, to].toSorted());
  });

  it.each([
    ['landed', 'publish', 'has landed already'],
    ['archived', 'publish', 'is archived'],
    ['archived', 'unpublish', 'is archived'],
    ['afloat', 'unpublish', 'is still at sea'],
  ] as const)('that was set to %s by hand since is left so by a plan to %s', async (stage, act, why) => {
    const { lotId } = await lotAt(act === 'publish' ? 'draft' : 'landed');
    setNow('2026-06-01T12:00:00Z');
    await plan(database.db, ADA, { subject: 'lot', id: lotId, act, local: '2026-06-02T09:00' });
    await database.db.update(lots).set({ stage }).where(eq(lots.id, lotId));
    setNow('2026-06-02T13:00:00Z');
    expect(await runDue(database.db)).toBe(0);
    expect((await lotOf(lotId))?.stage).toBe(stage);
    const [closed] = await listPlanned(database.db, { subject: 'lot', id: lotId });
    expect(closed).toMatchObject({ state: 'failed', failure: expect.stringContaining(why) });
  });

  it('is shown first on its coffee’s page by its link, a draft too', async () => {
    const { coffeeId, lotId } = await lotAt('landed');
    const next = newId<LotId>('lot');
    await database.db
      .insert(lots)
      .values({ id: next, coffeeId, lotCode: `next-${next}`, cropYear: '2027', provenance: 'shop' });
    const { url } = await createPreviewLink(database.db, ADA, { subject: 'lot', id: next, days: 1 });
    expect(await openPreviewLink(database.db, tokenOf(url))).toMatchObject({
      subject: 'lot',
      subjectId: next,
    });
    const standing = await getStanding(database.db, 'lot', next);
    expect(standing).toMatchObject({ standing: 'draft', label: `next-${next}` });
    const page = await getCoffeePage(database.db, standing?.slug ?? '', 'drafts', next);
    expect([page?.lot.id, page?.pastLots.map((lot) => lot.id)]).toEqual([next, [lotId]]);
    const [link] = (await getPublishing(database.db, 'lot', next))?.links ?? [];
    await revokePreviewLink(database.db, ADA, { subject: 'lot', id: link?.id ?? '' });
    expect(await openPreviewLink(database.db, tokenOf(url))).toBeNull();
  });

  it('comes before its coffee when both are due at the same minute', async () => {
    const { coffeeId, lotId } = await lotAt('draft');
    await database.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.id, coffeeId));
    setNow('2026-06-01T12:00:00Z');
    for (const record of [
      { subject: 'coffee' as const, id: coffeeId },
      { subject: 'lot' as const, id: lotId },
    ])
      await plan(database.db, ADA, { ...record, act: 'publish', local: '2026-06-02T09:00' });
    setNow('2026-06-02T13:00:00Z');
    expect(await runDue(database.db)).toBe(2);
    expect((await getStanding(database.db, 'coffee', coffeeId))?.standing).toBe('published');
  });
});

describe('a producer', () => {
  async function add(summary: string) {
    const id = newId<ProducerId>('prd');
    const slug = id.replace('_', '-');
    await database.db
      .insert(producers)
      .values({ id, slug, name: 'Valle Alto', kind: 'cooperative', summary, provenance: 'shop' });
    return { id, slug };
  }

  it('is published and taken off on time, once', async () => {
    const { id, slug } = await add('Forty growers above the river.');
    expect(await getProducer(database.db, slug)).toBeNull();
    expect(await planAndWait('producer', id, 'publish')).toBe(1);
    expect(await getProducer(database.db, slug)).toMatchObject({ name: 'Valle Alto' });
    expect(await savesByTheShop(id)).toHaveLength(1);
    expect(await planAndWait('producer', id, 'unpublish')).toBe(1);
    expect(await getProducer(database.db, slug)).toBeNull();
  });

  it('without a summary is not published, and the plan says why', async () => {
    const { id } = await add('');
    await expect(
      setPublished(database.db, ADA, { subject: 'producer', id, act: 'publish' }),
    ).rejects.toMatchObject({ fields: { summary: [expect.stringContaining('summary')] } });
    expect(await planAndWait('producer', id, 'publish')).toBe(0);
    const [failed] = await listPlanned(database.db, { subject: 'producer', id });
    expect(failed).toMatchObject({ label: 'Valle Alto', failure: expect.stringContaining('summary') });
  });

  it('is read by its link while it is a draft', async () => {
    const { id, slug } = await add('Forty growers above the river.');
    const { url } = await createPreviewLink(database.db, ADA, { subject: 'producer', id, days: 1 });
    expect(await openPreviewLink(database.db, tokenOf(url))).toMatchObject({ subjectId: id });
    expect(await getProducer(database.db, slug, 'drafts')).toMatchObject({ name: 'Valle Alto' });
  });
});
