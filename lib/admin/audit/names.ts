import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import type { AuditEntry } from './types';

type Nameable = Pick<AuditEntry, 'action' | 'subjectId' | 'label' | 'changes' | 'note'>;

/** As `newId` makes them: three letters and 26 characters. */
const ID = /\b[a-z]{3}_[0-9a-z]{26}\b/g;
const GONE = 'a record that is gone';

/** The entries with what a person calls a record in place of its id. */
export async function nameRecords<E extends Nameable>(db: Db | Tx, entries: readonly E[]): Promise<E[]> {
  const ids = new Set(JSON.stringify(entries.map(toRead)).match(ID));
  if (ids.size === 0) return [...entries];
  const names = await namesOf(db, [...ids]);
  const inWords = (id: string) => names.get(id) ?? GONE;
  const named = <T>(value: T): T => {
    if (typeof value === 'string') return value.replace(ID, inWords) as T;
    if (Array.isArray(value)) return value.map(named) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)])) as T;
  };
  return entries.map((entry) => {
    const { label, changes, note } = toRead(entry);
    return { ...entry, label: named(label), changes: named(changes), note: named(note) };
  });
}

/** A photo's entry is called by the photo; a reader looks for what it was placed on. */
const toRead = ({ action, subjectId, label, changes, note }: Nameable) => ({
  label: action === 'photo.place' ? subjectId : label,
  changes,
  note,
});

/** Names as they are today; of what is gone, the last that the log knows. */
async function namesOf(db: Db | Tx, ids: string[]): Promise<Map<string, string>> {
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select distinct on (subject_id) subject_id as id, label as name from audit_log
      where subject_id in ${wanted} and label <> '' and action <> 'photo.place'
      order by subject_id, id desc`);
  const { rows: living } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from (
      select id, name from coffees
      union all select id, lot_code from lots
      union all select id, sku from variants
      union all select id, name from producers
      union all select id, coalesce(name_en, name) from regions
      union all select id, title from stories
      union all select id, file_name from media
      union all select id, number from orders
      union all select id, code from roast_batches
      union all select id, name from staff
    ) as known where id in ${wanted}`);
  return new Map([...rows, ...living].map(({ id, name }) => [id, name]));
}
