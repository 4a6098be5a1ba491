import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { coffees, lots } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { NOBODY, writeAudit, writeAudits } from '@/lib/kernel/audit';
import { newId } from '@/lib/kernel/ids';
import { NO_FILTER } from './filter';
import { AUDIT_PAGE, listAudit, listAuditChoices } from './queries';
import type { AuditFilter } from './types';

const database = useTestDatabase();
const ana = { id: 'stf_ana', name: 'Ana' };
const ben = { id: 'stf_ben', name: 'Ben' };

const UTC = { timeZone: 'UTC', currency: 'USD' };
const find = async (filter: Partial<AuditFilter>, timeZone = 'UTC') =>
  (await listAudit(database.db, { ...NO_FILTER, ...filter }, { ...UTC, timeZone })).entries.map(
    ({ actorName, action, label }) => `${actorName} ${action} ${label}`,
  );

beforeAll(async () => {
  const { db } = database;
  await writeAudit(db, ana, {
    action: 'coffee.save',
    subject: 'coffee',
    subjectId: 'cof_1',
    label: 'Peru 100%',
    changes: { name: { from: 'Peru', to: 'Peru 100%' } },
  });
  await writeAudit(db, ben, {
    action: 'stock.receive',
    subject: 'stock',
    subjectId: 'lot_1',
    note: 'six sacks',
  });
  await writeAudit(db, NOBODY, { action: 'staff.sign_in_failed', subject: 'staff', subjectId: 'nobody' });
});

it('is found by name, action in words, note, record and what changed', async () => {
  for (const q of ['peru 100', 'Ana', 'coffee save', 'cof_1', 'coffee.save'])
    expect(await find({ q })).toEqual(['Ana coffee.save Peru 100%']);
  expect(await find({ q: 'six sacks' })).toEqual(['Ben stock.receive ']);
});

it('takes a percent sign and a backslash for what they are', async () => {
  expect(await find({ q: '100%' })).toHaveLength(1);
  expect(await find({ q: '%' })).toHaveLength(1);
  expect(await find({ q: '\\' })).toEqual([]);
});

it('filters by person, area and record', async () => {
  expect(await find({ actor: 'stf_ben' })).toEqual(['Ben stock.receive ']);
  expect(await find({ area: 'staff' })).toEqual(['nobody staff.sign_in_failed ']);
  expect(await find({ subject: 'coffee', id: 'cof_1' })).toHaveLength(1);
  expect(await find({ subject: 'lot', id: 'cof_1' })).toEqual([]);
  expect((await listAuditChoices(database.db)).areas).toEqual(['coffee', 'staff', 'stock']);
});

it('takes a day for the shop’s day', async () => {
  const { rows } = await database.pool.query(
    `select to_char(now() at time zone 'Pacific/Kiritimati', 'YYYY-MM-DD') as east,
      to_char(now() at time zone 'Pacific/Pago_Pago', 'YYYY-MM-DD') as west`,
  );
  const { east, west } = rows[0];
  // 25 hours lie between them: it is never the same day there.
  expect(east).not.toBe(west);
  expect(await find({ from: east, to: east }, 'Pacific/Kiritimati')).toHaveLength(3);
  expect(await find({ from: west, to: west }, 'Pacific/Pago_Pago')).toHaveLength(3);
  expect(await find({ from: east }, 'Pacific/Pago_Pago')).toEqual([]);
});

it('goes on where a page ended, whatever is written in between', async () => {
  const { db } = database;
  const note = (n: number) => ({ action: 'photo.add', subject: 'photo', subjectId: `p${n}` });
  for (let n = 0; n < AUDIT_PAGE + 5; n++) await writeAudit(db, ana, note(n));
  const filter = { ...NO_FILTER, area: 'photo' };
  const first = await listAudit(db, filter, UTC);
  await writeAudit(db, ana, note(1000));
  const rest = await listAudit(db, filter, UTC, first.next);
  const seen = [...first.entries, ...rest.entries].map(({ subjectId }) => subjectId);
  expect(new Set(seen).size).toBe(AUDIT_PAGE + 5);
  expect(seen).not.toContain('p1000');
  expect(rest.next).toBeNull();
});

it('is found by what its line shows: the sentence, the field, kilograms and prices', async () => {
  const { db } = database;
  const about = { subject: 'lot', subjectId: 'lot_9', label: 'PE-9' };
  await writeAudit(db, ben, {
    ...about,
    action: 'stock.receive',
    changes: { onHandG: { from: 0, to: 120_000 }, arrivedOn: { from: null, to: '2026-09' } },
  });
  await writeAudit(db, ana, {
    ...about,
    action: 'variant.save',
    subject: 'variant',
    changes: { price: { from: 1250, to: 149_999 } },
  });
  const received = ['Ben stock.receive PE-9'];
  for (const q of [
    'received stock of lot PE-9',
    '120 kg',
    'on hand',
    'On hand from 0 g to 120 kg',
    '120000 g',
    '120,000 g',
    'ben 120 kg',
    'September 2026',
  ])
    expect([q, await find({ q })]).toEqual([q, received]);
  for (const q of [
    '$12.50',
    '12.50',
    'Price from $12.50 to $1,499.99',
    '$1499.99',
    '499.99',
    'changed the size',
    'ana price',
  ])
    expect([q, await find({ q })]).toEqual([q, ['Ana variant.save PE-9']]);
  for (const q of ['121 kg', '$12.51', 'ana 120 kg', 'roasted out'])
    expect([q, await find({ q })]).toEqual([q, []]);
  expect(await find({ q: '120 kg', subject: 'lot', id: 'lot_9' })).toEqual(received);
  expect(await find({ q: '120 kg', subject: 'lot', id: 'lot_8' })).toEqual([]);
  // As it was written, too.
  for (const q of ['120000', 'onHandG']) expect([q, await find({ q })]).toEqual([q, received]);
});

it('searches far behind the first page, and goes on from there', async () => {
  const { db } = database;
  const note = (n: number) => ({
    action: 'alert.deal_with',
    subject: 'alert',
    subjectId: `a${n}`,
    note: `n${n}`,
  });
  await writeAudits(db, ben, [
    { ...note(0), label: 'needle' },
    ...Array.from({ length: 1200 }, (_, n) => note(n + 1)),
  ]);
  expect(await find({ q: 'needle', area: 'alert' })).toEqual(['Ben alert.deal_with needle']);
  const filter = { ...NO_FILTER, q: 'dealt with', area: 'alert' };
  const seen = new Set<string>();
  let next: number | null = null;
  do {
    const page = await listAudit(db, filter, UTC, next);
    for (const { subjectId } of page.entries) seen.add(subjectId);
    next = page.next;
  } while (next !== null);
  expect(seen.size).toBe(1201);
});

it('calls a record by its name where the log holds its id, and one that is gone by its last', async () => {
  const { db } = database;
  const { coffeeId, lotId } = await addCoffeeWithLot(db, 1000);
  const [coffee] = await db.select({ name: coffees.name }).from(coffees).where(eq(coffees.id, coffeeId));
  const gone = newId('med');
  const never = newId('cof');
  const entry = { action: 'coffee.save', subject: 'coffee', subjectId: coffeeId, label: 'Named' };
  await writeAudit(db, ana, { action: 'photo.add', subject: 'photo', subjectId: gone, label: 'sacks.jpg' });
  await writeAudit(db, ana, { ...entry, changes: { pins: { from: [never], to: [coffeeId] } } });
  await writeAudit(db, ana, {
    action: 'photo.place',
    subject: 'coffee',
    subjectId: coffeeId,
    label: 'sacks.jpg',
    changes: { photo: { from: null, to: gone } },
    note: `also ${lotId}`,
  });
  const { entries } = await listAudit(db, { ...NO_FILTER, subject: 'coffee', id: coffeeId }, UTC);
  const [lot] = await db.select({ code: lots.lotCode }).from(lots).where(eq(lots.id, lotId));
  expect(entries).toMatchObject([
    { label: coffee?.name, changes: { photo: { from: null, to: 'sacks.jpg' } }, note: `also ${lot?.code}` },
    { label: 'Named', changes: { pins: { from: ['a record that is gone'], to: [coffee?.name] } } },
  ]);
});
