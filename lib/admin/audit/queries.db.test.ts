import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { coffees, lots } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { NOBODY, writeAudit } from '@/lib/kernel/audit';
import { newId } from '@/lib/kernel/ids';
import { NO_FILTER } from './filter';
import { AUDIT_PAGE, listAudit, listAuditChoices } from './queries';
import type { AuditFilter } from './types';

const database = useTestDatabase();
const ana = { id: 'stf_ana', name: 'Ana' };
const ben = { id: 'stf_ben', name: 'Ben' };

const find = async (filter: Partial<AuditFilter>, timeZone = 'UTC') =>
  (await listAudit(database.db, { ...NO_FILTER, ...filter }, timeZone)).entries.map(
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
  const first = await listAudit(db, filter, 'UTC');
  await writeAudit(db, ana, note(1000));
  const rest = await listAudit(db, filter, 'UTC', first.next);
  const seen = [...first.entries, ...rest.entries].map(({ subjectId }) => subjectId);
  expect(new Set(seen).size).toBe(AUDIT_PAGE + 5);
  expect(seen).not.toContain('p1000');
  expect(rest.next).toBeNull();
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
  const { entries } = await listAudit(db, { ...NO_FILTER, subject: 'coffee', id: coffeeId }, 'UTC');
  const [lot] = await db.select({ code: lots.lotCode }).from(lots).where(eq(lots.id, lotId));
  expect(entries).toMatchObject([
    { label: coffee?.name, changes: { photo: { from: null, to: 'sacks.jpg' } }, note: `also ${lot?.code}` },
    { label: 'Named', changes: { pins: { from: ['a record that is gone'], to: [coffee?.name] } } },
  ]);
});
