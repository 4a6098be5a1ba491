import { and, desc, eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, certifications, coffees, lots, priceHistory, staff, variants } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import type { VariantId } from '@/lib/kernel/units';
import { listBulkEdits } from './queries';
import { applyBulk, previewBulk, undoBulk } from './service';
import type { BulkCommand } from './types';

const database = useTestDatabase();
const ada = { id: 'stf_ada', name: 'Ada' };
const plus5: BulkCommand = { kind: 'price', by: 'percent', value: 500, rounding: '95' };

beforeAll(async () => {
  await database.db.transaction(seedInto);
  await database.db
    .insert(staff)
    .values({ ...ada, email: 'ada@example.com', role: 'editor', emailVerified: true });
});

/** A few sizes that no other test here touches. */
let taken = 0;
async function sizes(n: number) {
  const rows = await database.db.select().from(variants).orderBy(variants.sku).offset(taken).limit(n);
  taken += n;
  return rows;
}
const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
const pricesOf = async (ids: readonly string[]) =>
  new Map(
    (
      await database.db
        .select()
        .from(variants)
        .where(inArray(variants.id, ids as VariantId[]))
    ).map((row) => [row.id as string, row.price as number]),
  );
async function apply(ids: readonly string[], command: BulkCommand) {
  const { seen } = await previewBulk(database.db, { ids, command });
  return applyBulk(database.db, ada, { ids, command, seen });
}

describe('a bulk edit', () => {
  it('does exactly what its preview said, raises versions and writes the price history', async () => {
    const rows = await sizes(4);
    const preview = await previewBulk(database.db, { ids: idsOf(rows), command: plus5 });
    expect(preview.rows).toHaveLength(4);
    expect(await pricesOf(idsOf(rows))).toEqual(new Map(rows.map((row) => [row.id, row.price])));
    await applyBulk(database.db, ada, { ids: idsOf(rows), command: plus5, seen: preview.seen });
    for (const [id, price] of await pricesOf(idsOf(rows))) {
      const said = preview.rows.find((row) => row.id === id)?.to.replaceAll(/[$,]/g, '');
      expect((price / 100).toFixed(2)).toBe(said);
      expect(price % 100).toBe(95);
      const [last] = await database.db
        .select()
        .from(priceHistory)
        .where(eq(priceHistory.variantId, id as VariantId))
        .orderBy(desc(priceHistory.id))
        .limit(1);
      expect(last?.price).toBe(price);
    }
    const now = await database.db
      .select()
      .from(variants)
      .where(
        inArray(
          variants.id,
          rows.map((row) => row.id),
        ),
      );
    expect(now.every((row) => row.version === 2)).toBe(true);
  });

  it('writes one audit entry for each record and one for the whole', async () => {
    const rows = await sizes(2);
    const { id } = await apply(idsOf(rows), plus5);
    const entries = await database.db
      .select()
      .from(auditLog)
      .where(inArray(auditLog.subjectId, [...idsOf(rows), id]));
    expect(entries.map((entry) => entry.action).sort()).toEqual([
      'bulk.apply',
      'variant.save',
      'variant.save',
    ]);
  });

  it('leaves out what it refuses, and says why', async () => {
    const rows = await sizes(2);
    await database.db
      .update(variants)
      .set({ price: 100_000 as never })
      .where(eq(variants.id, rows[1]?.id ?? ('' as VariantId)));
    const command: BulkCommand = { kind: 'price', by: 'amount', value: -99_000, rounding: 'none' };
    const preview = await previewBulk(database.db, { ids: idsOf(rows), command });
    const refused = preview.rows.find((row) => row.id === rows[0]?.id);
    expect(refused).toMatchObject({ outcome: 'refused', why: expect.stringContaining('above zero') });
    await applyBulk(database.db, ada, { ids: idsOf(rows), command, seen: preview.seen });
    const prices = await pricesOf(idsOf(rows));
    expect(prices.get(rows[0]?.id ?? '')).toBe(rows[0]?.price);
    expect(prices.get(rows[1]?.id ?? '')).toBe(1000);
  });

  it('changes nothing when a record moved after the preview', async () => {
    const rows = await sizes(2);
    const { seen } = await previewBulk(database.db, { ids: idsOf(rows), command: plus5 });
    await apply([rows[1]?.id ?? ''], { kind: 'price', by: 'amount', value: 1, rounding: 'none' });
    const before = await pricesOf(idsOf(rows));
    await expect(
      applyBulk(database.db, ada, { ids: idsOf(rows), command: plus5, seen }),
    ).rejects.toMatchObject({ code: 'moved_on' });
    expect(await pricesOf(idsOf(rows))).toEqual(before);
  });

  it('adds a certificate to lots and takes it off again', async () => {
    const some = await database.db.select().from(lots).limit(3);
    const command: BulkCommand = {
      kind: 'certify',
      scheme: 'Demeter',
      holder: 'producer',
      certificateNo: 'D-1',
      certifier: null,
      validFrom: null,
      validTo: '2030',
      coversThisSku: false,
    };
    const { id } = await apply(idsOf(some), command);
    const has = () => database.db.$count(certifications, eq(certifications.scheme, 'Demeter'));
    expect(await has()).toBe(3);
    await undoBulk(database.db, ada, id);
    expect(await has()).toBe(0);
    await apply(idsOf(some), command);
    await apply(idsOf(some), { kind: 'uncertify', scheme: 'Demeter' });
    expect(await has()).toBe(0);
  });

  it('renews a certificate that has ended, and undoing brings the ended one back', async () => {
    const [lot] = await database.db.select().from(lots).limit(1);
    const id = lot?.id ?? ('' as never);
    const command = (certificateNo: string, validTo: string): BulkCommand => ({
      kind: 'certify',
      scheme: 'SPP',
      holder: 'us',
      certificateNo,
      certifier: null,
      validFrom: null,
      validTo,
      coversThisSku: true,
    });
    const held = async () =>
      (
        await database.db
          .select()
          .from(certifications)
          .where(and(eq(certifications.lotId, id), eq(certifications.scheme, 'SPP')))
      ).map((row) => [row.certificateNo, row.validTo]);
    await apply([id], command('S-1', '2020-06'));
    const preview = await previewBulk(database.db, { ids: [id], command: command('S-2', '2090') });
    expect(preview.rows[0]?.from).toContain('SPP (us, No. S-1, to June 2020)');
    expect(preview.rows[0]?.to).toContain('SPP (us, No. S-2, to 2090)');
    const { id: edit } = await apply([id], command('S-2', '2090'));
    expect(await held()).toEqual([['S-2', '2090']]);
    await undoBulk(database.db, ada, edit);
    expect(await held()).toEqual([['S-1', '2020-06']]);
  });

  it('does not publish a coffee whose page would be empty', async () => {
    const [coffee] = await database.db.select().from(coffees).limit(1);
    const id = coffee?.id ?? ('' as never);
    await apply([id], { kind: 'status', status: 'draft' });
    await database.db.update(lots).set({ stage: 'draft' }).where(eq(lots.coffeeId, id));
    const { rows } = await previewBulk(database.db, {
      ids: [id],
      command: { kind: 'status', status: 'published' },
    });
    expect(rows[0]).toMatchObject({ outcome: 'refused', why: expect.stringContaining('no lot') });
  });
});

describe('lots set to draft', () => {
  it('are warned of when a published coffee would be left without one, and only then', async () => {
    const all = await database.db
      .select({ id: lots.id, coffeeId: coffees.id, name: coffees.name })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(and(eq(coffees.status, 'published'), eq(lots.stage, 'landed')));
    const only = all.find((one) => all.filter(({ coffeeId }) => coffeeId === one.coffeeId).length === 1);
    if (!only) throw new Error('no coffee with one lot');
    const ids = [only.id];
    const command: BulkCommand = { kind: 'stage', stage: 'draft' };
    const { warnings, seen } = await previewBulk(database.db, { ids, command });
    expect(warnings).toEqual([expect.stringContaining(`${only.name} `)]);
    // Somebody takes the coffee off the shop meanwhile: what was read is not so any more.
    await apply([only.coffeeId], { kind: 'status', status: 'draft' });
    await expect(applyBulk(database.db, ada, { ids, command, seen })).rejects.toMatchObject({
      code: 'moved_on',
    });
    expect((await previewBulk(database.db, { ids, command })).warnings).toEqual([]);
  });
});

describe('undoing', () => {
  it('puts every record back, once', async () => {
    const rows = await sizes(3);
    const { id } = await apply(idsOf(rows), plus5);
    expect(await undoBulk(database.db, ada, id)).toEqual({ restored: 3, left: [] });
    expect(await pricesOf(idsOf(rows))).toEqual(new Map(rows.map((row) => [row.id, row.price])));
    await expect(undoBulk(database.db, ada, id)).rejects.toMatchObject({ code: 'moved_on' });
    const [listed] = await listBulkEdits(database.db);
    expect(listed).toMatchObject({ id, undoneBy: 'Ada', records: 3 });
  });

  it('leaves a record alone that was changed since, and names it', async () => {
    const rows = await sizes(2);
    const { id } = await apply(idsOf(rows), plus5);
    await apply([rows[0]?.id ?? ''], { kind: 'active', active: !rows[0]?.active });
    const listed = (await listBulkEdits(database.db)).find((edit) => edit.id === id);
    expect(listed?.changedSince).toEqual([rows[0]?.sku]);
    const raised = (await pricesOf(idsOf(rows))).get(rows[0]?.id ?? '');
    expect(await undoBulk(database.db, ada, id)).toEqual({ restored: 1, left: [rows[0]?.sku] });
    const prices = await pricesOf(idsOf(rows));
    expect(prices.get(rows[0]?.id ?? '')).toBe(raised);
    expect(prices.get(rows[1]?.id ?? '')).toBe(rows[1]?.price);
  });

  it('is refused when every record was changed since', async () => {
    const rows = await sizes(1);
    const { id } = await apply(idsOf(rows), plus5);
    await apply(idsOf(rows), { kind: 'price', by: 'amount', value: 7, rounding: 'none' });
    await expect(undoBulk(database.db, ada, id)).rejects.toMatchObject({ code: 'bulk_refused' });
    const undone = await database.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'bulk.undo'), eq(auditLog.subjectId, id)));
    expect(undone).toEqual([]);
  });
});
