import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { changed, checkAuditChain, sharedAuditCheck, writeAudit } from './audit';
import { setNow } from './clock';

const database = useTestDatabase();
const db = () => database.db;

beforeEach(async () => {
  await db().execute(sql`alter table audit_log disable trigger user`);
  await db().execute(sql`truncate audit_log`);
  await db().execute(sql`alter table audit_log enable trigger user`);
  await db().execute(sql`update audit_head set seq = 0, hash = ''`);
});

const ana = { id: 'stf_ana', name: 'Ana' };
const entry = (n: number) => ({
  action: 'coffee.save',
  subject: 'coffee',
  subjectId: `c${n}`,
  note: `№ ${n}`,
});

it('numbers the entries without a gap, however many are written at once', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      db().transaction(async (tx) => {
        await writeAudit(tx, ana, entry(n));
        await writeAudit(tx, ana, entry(n + 100));
      }),
    ),
  );
  const { rows } = await db().execute(sql`select seq from audit_log order by seq`);
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  expect(await checkAuditChain(db())).toMatchObject({ entries: 40, broken: null });
});

it('forgets what its transaction took back, and the chain still holds', async () => {
  await writeAudit(db(), ana, entry(1));
  await db()
    .transaction(async (tx) => {
      await writeAudit(tx, ana, entry(2));
      throw new Error('undo');
    })
    .catch(() => {});
  await writeAudit(db(), ana, entry(3));
  expect(await checkAuditChain(db())).toMatchObject({ entries: 2, broken: null });
});

it('cannot be rewritten by the shop', async () => {
  await writeAudit(db(), ana, entry(1));
  await expect(db().execute(sql`update audit_log set actor_name = 'Eve'`)).rejects.toThrow();
  await expect(db().execute(sql`delete from audit_log`)).rejects.toThrow();
  await expect(db().execute(sql`truncate audit_log`)).rejects.toThrow();
});

const TAMPERED = [
  ['changed', sql`update audit_log set actor_name = 'Eve' where seq = 2`, 2],
  ['taken out of the middle', sql`delete from audit_log where seq = 2`, 3],
  ['cut off the end', sql`delete from audit_log where seq = 3`, 3],
] as const;

it.each(TAMPERED)('notices an entry that was %s behind its back', async (_, attack, seq) => {
  for (const n of [1, 2, 3]) await writeAudit(db(), ana, entry(n));
  await db().execute(sql`alter table audit_log disable trigger user`);
  await db().execute(attack);
  await db().execute(sql`alter table audit_log enable trigger user`);
  expect((await checkAuditChain(db())).broken).toMatchObject({ seq });
});

it('a button does not read the whole log at each press: one run for all, whole for a minute, broken not at all', async () => {
  let runs = 0;
  const counting: Parameters<typeof sharedAuditCheck>[0] = {
    execute: (query) => {
      runs += 1;
      return db().execute(query);
    },
  };
  const press = () => sharedAuditCheck(counting);
  setNow('2026-11-22T10:00:00Z');
  await writeAudit(db(), ana, entry(1));
  await Promise.all([press(), press(), press()]);
  await press();
  expect(runs).toBe(1);
  setNow('2026-11-22T10:01:00Z');
  await db().execute(sql`alter table audit_log disable trigger user`);
  await db().execute(sql`update audit_log set actor_name = 'Eve'`);
  await db().execute(sql`alter table audit_log enable trigger user`);
  expect((await press()).broken).toMatchObject({ seq: 1 });
  await press();
  expect(runs).toBe(3);
  setNow();
});

it('names only the fields that changed', () => {
  expect(changed({ name: 'a', price: 1, notes: ['x'] }, { name: 'a', price: 2, notes: ['x'] })).toEqual({
    price: { from: 1, to: 2 },
  });
});
