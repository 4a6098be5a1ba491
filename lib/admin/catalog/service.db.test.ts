import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { auditLog, recordVersions } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { reserve } from '@/lib/inventory/service';
import { addOrder } from '@/lib/inventory/testing';
import { setNow } from '@/lib/kernel/clock';
import { grams } from '@/lib/kernel/units';
import { listVersions } from '../editing';
import { lotDetail, variantDetail } from './details';
import type { CuppingRow } from './lot-input';
import { saveLot } from './service';
import { ANA, addCoffeeToEdit, BEN, refusal } from './testing';

const database = useTestDatabase();
const db = () => database.db;
afterEach(() => setNow());
const cupping = (about: Partial<CuppingRow> = {}): CuppingRow => ({
  method: 'CVA',
  cupper: null,
  cuppedOn: null,
  sampleRoastAgtron: null,
  fragrance: 7,
  aroma: 7,
  flavor: 8,
  aftertaste: 7,
  acidity: 7,
  sweetness: 8,
  mouthfeel: 7,
  affective: [6, 6, 6, 6, 6, 6, 6, 6],
  nonUniformCups: 0,
  defectiveCups: 0,
  score: null,
  scoreStatus: 'derived',
  ...about,
});

describe('saving a lot', () => {
  it('has not landed before the month of its arrival has come', async () => {
    setNow('2026-11-22T12:00:00Z');
    const { lotId } = await addCoffeeToEdit(db());
    const save = (version: number, changes: Record<string, unknown>) =>
      saveLot(db(), ANA, { id: lotId, version, changes });
    for (const arrivedOn of ['2026-12', '2026-11-24', '2027'])
      expect((await refusal(save(1, { stage: 'landed', arrivedOn }))).fields).toEqual({
        arrivedOn: [expect.stringMatching(/still to come.*upcoming or afloat/)],
      });
    await save(1, { stage: 'afloat', arrivedOn: '2026-12' });
    expect((await refusal(save(2, { stage: 'landed' }))).fields).toHaveProperty('arrivedOn');
    setNow('2026-12-01T12:00:00Z');
    expect((await save(2, { stage: 'landed' })).values.stage).toBe('landed');
  });

  it('writes the changed fields, one version more, its history and who did it', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const after = await saveLot(db(), ANA, {
      id: lotId,
      version: 1,
      changes: { altitudeMin: 1500, altitudeMax: 1800, flavourNotes: ['plum', 'panela'] },
    });
    expect(after).toMatchObject({
      version: 2,
      values: { altitudeMin: 1500, flavourNotes: ['plum', 'panela'] },
    });
    const versions = await listVersions(db(), 'lot', lotId);
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [2, 'Ana'],
      [1, 'as it was before'],
    ]);
    const [entry] = await db()
      .select()
      .from(auditLog)
      .where(sql`${auditLog.subjectId} = ${lotId} and ${auditLog.action} = 'lot.save'`);
    expect(entry?.changes).toMatchObject({ altitudeMin: { from: null, to: 1500 } });
  });

  it('keeps the grams that were sold between opening the form and saving it', async () => {
    const { lotId } = await addCoffeeToEdit(db(), 10_000);
    const opened = await lotDetail(db(), lotId);
    const orderId = await addOrder(db());
    await db().transaction((tx) =>
      reserve(tx, orderId, [
        {
          lotId,
          variantId: opened.sizes[0]?.id as never,
          name: 'x',
          sizeLabel: 'x',
          quantity: 2,
          draw: grams(298),
        },
      ]),
    );
    await saveLot(db(), ANA, { id: lotId, version: opened.version, changes: { grade: 'SHB' } });
    const now = await lotDetail(db(), lotId);
    expect([now.onHandG, now.reservedG, now.values.grade]).toEqual([10_000, 596, 'SHB']);
  });

  it.each(['onHand', 'reserved', 'version', 'coffeeId', 'id'])('refuses to write %s', async (field) => {
    const { lotId } = await addCoffeeToEdit(db());
    const before = await lotDetail(db(), lotId);
    const error = await refusal(saveLot(db(), ANA, { id: lotId, version: 1, changes: { [field]: 5 } }));
    expect(error.code).toBe('invalid_input');
    expect(await lotDetail(db(), lotId)).toEqual(before);
  });

  it('refuses the second of two people and changes nothing of the first', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    await saveLot(db(), ANA, { id: lotId, version: 1, changes: { grade: 'SHB' } });
    const error = await refusal(saveLot(db(), BEN, { id: lotId, version: 1, changes: { grade: 'HB' } }));
    expect(error).toMatchObject({ code: 'stale_edit', detail: { version: 2 } });
    expect((await lotDetail(db(), lotId)).values.grade).toBe('SHB');
  });

  it('lets one of two who save at the same instant win', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const done = await Promise.allSettled(
      [ANA, BEN].map((who) =>
        saveLot(db(), who, { id: lotId, version: 1, changes: { grade: `by ${who.name}` } }),
      ),
    );
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('names each field that is wrong', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const { fields } = await refusal(
      saveLot(db(), ANA, {
        id: lotId,
        version: 1,
        changes: {
          altitudeMin: 1900,
          altitudeMax: 1500,
          cropYear: 'last',
          cuppings: [cupping({ scoreStatus: 'stated-by-importer' })],
        },
      }),
    );
    expect(Object.keys(fields ?? {}).sort()).toEqual([
      'altitudeMin',
      'cropYear',
      'cuppings.0.cuppedOn',
      'cuppings.0.cupper',
    ]);
  });

  it('puts a code that is taken to its field, in words', async () => {
    const one = await addCoffeeToEdit(db());
    const two = await addCoffeeToEdit(db());
    const { values } = await lotDetail(db(), one.lotId);
    const error = await refusal(
      saveLot(db(), ANA, { id: two.lotId, version: 1, changes: { lotCode: values.lotCode } }),
    );
    expect(error.fields).toEqual({ lotCode: ['Another lot has this code already.'] });
  });

  it('makes the score of a CVA form itself, whatever was typed', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const { values } = await saveLot(db(), ANA, {
      id: lotId,
      version: 1,
      changes: { cuppings: [cupping({ score: 99, nonUniformCups: 1 })] },
    });
    expect(values.cuppings[0]?.score).toBe(82.25);
  });

  it('keeps rows in their order with their ids, and draws roasted bags anew when the roast loses more', async () => {
    const { lotId, variantId } = await addCoffeeToEdit(db());
    const first = await saveLot(db(), ANA, {
      id: lotId,
      version: 1,
      changes: { cuppings: [cupping({ cupper: 'first' }), cupping({ cupper: 'second' })], roastLossBp: 2000 },
    });
    const [a, b] = first.values.cuppings;
    expect([a?.cupper, b?.cupper]).toEqual(['first', 'second']);
    const swapped = await saveLot(db(), ANA, { id: lotId, version: 2, changes: { cuppings: [b, a] } });
    expect(swapped.values.cuppings.map((row) => row.id)).toEqual([b?.id, a?.id]);
    expect((await variantDetail(db(), variantId)).drawG).toBe(313);
  });

  it('brings an old version back as a new one, its rows included', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const rich = await saveLot(db(), ANA, {
      id: lotId,
      version: 1,
      changes: {
        grade: 'SHB',
        green: {
          analysedOn: '2026-09',
          moisturePct: 11.2,
          waterActivity: 0.55,
          density: 700,
          defectsCat1: 0,
          defectsCat2: 2,
          quakers: 0,
          color: null,
        },
        cuppings: [cupping()],
        certifications: [
          {
            scheme: 'SPP',
            holder: 'producer',
            certificateNo: null,
            certifier: null,
            validFrom: null,
            validTo: '2027-01',
            coversThisSku: true,
          },
        ],
        facts: [
          {
            field: 'altitude',
            value: '1,500 m',
            source: 'the cooperative',
            url: null,
            asOf: '2026',
            status: 'stated',
          },
        ],
      },
    });
    await saveLot(db(), BEN, {
      id: lotId,
      version: 2,
      changes: { grade: null, green: null, cuppings: [], certifications: [], facts: [] },
    });
    const [, old] = await listVersions(db(), 'lot', lotId);
    const restored = await saveLot(db(), ANA, { id: lotId, version: 3, changes: old?.values ?? {} });
    expect(restored).toEqual({ version: 4, values: rich.values });
  });

  it('writes nothing when nothing changed', async () => {
    const { lotId } = await addCoffeeToEdit(db());
    const { values } = await lotDetail(db(), lotId);
    expect((await saveLot(db(), ANA, { id: lotId, version: 1, changes: values })).version).toBe(1);
    expect(await db().select().from(recordVersions).where(eq(recordVersions.subjectId, lotId))).toEqual([]);
  });
});
