import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certifications, lots, producers } from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { daysAfter, lastDayOf, toRenew } from '@/lib/catalog/certificates';
import { setNow } from '@/lib/kernel/clock';
import type { LotId, ProducerId } from '@/lib/kernel/units';
import { listProducerRows } from '../producers/queries';
import { listCertificatesToRenew } from './certificates';
import { listLots } from './queries';

const database = useTestDatabase();
const TODAY = '2026-11-22';
let lotId: LotId;
let producerId: ProducerId;

beforeAll(async () => {
  setNow(`${TODAY}T12:00:00Z`);
  await database.db.transaction(seedInto);
  const [lot] = await database.db.select().from(lots).where(eq(lots.lotCode, 'PE-APRO-2026-01'));
  const [producer] = await database.db.select().from(producers).where(eq(producers.slug, 'aprocassi'));
  lotId = lot?.id ?? ('' as LotId);
  producerId = producer?.id ?? ('' as ProducerId);
  await database.db.delete(certifications);
});
afterAll(() => setNow());

let made = 0;
const certify = async (of: { lotId: LotId } | { producerId: ProducerId }, validTo: string | null) => {
  made += 1;
  await database.db
    .insert(certifications)
    .values({ id: `cer_${made}`, ...of, scheme: 'SPP', holder: 'producer', validTo });
};
const found = async () =>
  (await listCertificatesToRenew(database.db, TODAY)).map(({ name, validTo, standing }) => [
    name,
    validTo,
    standing,
  ]);
const tabled = async (certificates: string) => {
  const state = { q: '', sort: '', descending: false, page: 1, filters: { certificates } };
  const [lotRows, producerRows] = [
    await listLots(database.db, state),
    await listProducerRows(database.db, state),
  ];
  expect(lotRows.total).toBe(lotRows.rows.length);
  expect(producerRows.total).toBe(producerRows.rows.length);
  return [...lotRows.rows, ...producerRows.rows].map((row) => [
    'lotCode' in row ? row.lotCode : row.name,
    row.renewal,
  ]);
};

it('lots and producers whose certificates end are told, until they are renewed', async () => {
  await certify({ lotId }, '2027-01-22');
  expect(await found()).toEqual([]);
  await database.db.update(certifications).set({ validTo: '2027-01-21' });
  await certify({ producerId }, '2026-10');
  expect(await found()).toEqual([
    ['APROCASSI', '2026-10', 'ended'],
    ['PE-APRO-2026-01', '2027-01-21', 'ends-soon'],
  ]);
  expect(await tabled('ended')).toEqual([['APROCASSI', 'ended']]);
  expect(await tabled('ends-soon')).toEqual([['PE-APRO-2026-01', 'ends-soon']]);
  await certify({ producerId }, '2028');
  await certify({ lotId }, null);
  expect(await found()).toEqual([]);
  expect(await tabled('ended')).toEqual([]);
});

it('of a lot in the archive nobody needs one', async () => {
  await database.db.delete(certifications);
  await certify({ lotId }, '2026-10');
  expect(await found()).toHaveLength(1);
  await database.db.update(lots).set({ stage: 'archived' }).where(eq(lots.id, lotId));
  expect(await found()).toEqual([]);
});

it.each(['2026', '2026-11', '2026-12', '2026-12-31', '2027-02', '2026-09-30'])(
  'tables and the shop read an end in %s alike, on every day that matters',
  async (validTo) => {
    await database.db.update(lots).set({ stage: 'landed' }).where(eq(lots.id, lotId));
    await database.db.delete(certifications);
    await certify({ lotId }, validTo);
    const last = lastDayOf(validTo);
    for (const days of [-61, -60, -1, 0, 1]) {
      const today = daysAfter(last, days);
      setNow(`${today}T18:00:00Z`);
      const { rows } = await listLots(database.db, {
        q: 'PE-APRO-2026-01',
        sort: '',
        descending: false,
        page: 1,
        filters: {},
      });
      const [told] = toRenew([{ scheme: '', holder: '', validFrom: null, validTo }], today);
      expect(rows[0]?.renewal, today).toBe(told?.standing ?? null);
    }
    setNow(`${TODAY}T12:00:00Z`);
  },
);
