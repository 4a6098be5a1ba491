import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { recordVersions } from '@/db/schema';
import { type Actor, changed, writeAudit, writeAudits } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';

export type Subject = (typeof recordVersions.subject.enumValues)[number];
/** A record as its editor shows it: field → value, all of it JSON. */
export type Values = Record<string, unknown>;
export type Stored<V extends Values> = { version: number; values: V };

/**
 * How a record is held until the transaction ends. `no key update` keeps other editors out and lets customers order what
 * is edited: an order line only asks that its size and its lot stay. `update` is for deleting.
 */
export type RowLock = 'no key update' | 'update' | 'none';

/** By id, locked in the order of their ids; a record that is not there has no entry. */
export type ReadAll<V extends Values> = (
  tx: Tx,
  ids: readonly string[],
  lock?: RowLock,
) => Promise<Map<string, Stored<V>>>;

export type RecordKind<V extends Values> = {
  subject: Subject;
  /** What a person calls it, for the audit log. */
  label: (values: V) => string;
  /** Locks the row (`no key update` unless told) and reads what the editor edits; null when there is no such record. */
  read: (tx: Tx, id: string, lock?: RowLock) => Promise<Stored<V> | null>;
  /** As `read`, for many in few statements. A kind without it is read one by one. */
  readAll?: ReadAll<V>;
  /** Writes these fields and sets `version` to the given one. Constraint errors are made words by `inWords`. */
  write: (tx: Tx, id: string, fields: Partial<V>, version: number, actor: Actor) => Promise<void>;
};

/**
 * Saves changed fields of a record that is still at `version`, with a snapshot for its history and an audit entry.
 * Saving what is already there changes nothing.
 * @returns the record as it is now
 * @throws DomainError not_found; stale_edit when somebody saved in between; invalid_input naming the field
 */
export async function saveRecord<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  edit: Edit<V> & { version: number },
): Promise<Stored<V>> {
  const saved = (await saveRecords(tx, actor, kind, [edit])).get(edit.id);
  if (!saved) throw new DomainError('not_found');
  return saved;
}

/** `version`: the one that the changes were made on. Left out by who compared the record itself, in this transaction. */
export type Edit<V extends Values> = { id: string; version?: number; changes: Partial<V>; note?: string };
/** Fields to write, and the version that the record has afterwards. */
export type Write<V extends Values> = { id: string; fields: Partial<V>; version: number };

/**
 * As `saveRecord`, for many records of a kind, each named once: what is not the record's own row is read and written for
 * all of them at once.
 * @param write how the fields are written; one record after the other unless told
 */
export async function saveRecords<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  edits: readonly Edit<V>[],
  write = async (writes: readonly Write<V>[]) => {
    for (const { id, fields, version } of writes) await kind.write(tx, id, fields, version, actor);
  },
): Promise<Map<string, Stored<V>>> {
  const before = await readAll(
    tx,
    kind,
    edits.map(({ id }) => id),
  );
  const due = edits.flatMap((edit) => {
    const was = before.get(edit.id);
    if (!was) throw new DomainError('not_found');
    if (edit.version !== undefined && was.version !== edit.version)
      throw new DomainError('stale_edit', { version: was.version });
    const fields = Object.keys(changed(was.values, edit.changes as Partial<Values>));
    return fields.length > 0 ? [{ edit, was, fields }] : [];
  });
  if (due.length === 0) return before;
  await inWords(() =>
    write(
      due.map(({ edit: { id, changes }, was, fields }) => ({
        id,
        fields: Object.fromEntries(fields.map((field) => [field, changes[field]])) as Partial<V>,
        version: was.version + 1,
      })),
    ),
  );
  const after = await readAll(
    tx,
    kind,
    due.map(({ edit }) => edit.id),
  );
  const saved = due.map(({ edit: { id, note = '' }, was }) => {
    const is = after.get(id);
    if (!is) throw new Error(`${kind.subject} ${id} is gone after saving it`);
    return { id, note, was, is };
  });
  // The first edit keeps what was there before as well: seeded and imported records have no history yet.
  await keepVersions(
    tx,
    { id: 'shop', name: 'as it was before' },
    kind.subject,
    saved.map(({ id, was }) => ({ id, stored: was })),
  );
  await keepVersions(
    tx,
    actor,
    kind.subject,
    saved.map(({ id, is, note }) => ({ id, stored: is, note })),
  );
  await writeAudits(
    tx,
    actor,
    saved.map(({ id, was, is, note }) => ({
      action: `${kind.subject}.save`,
      subject: kind.subject,
      subjectId: id,
      label: kind.label(is.values),
      changes: changed(was.values, is.values),
      note,
    })),
  );
  return new Map([...before, ...after]);
}

async function readAll<V extends Values>(
  tx: Tx,
  kind: RecordKind<V>,
  ids: readonly string[],
): Promise<Map<string, Stored<V>>> {
  if (kind.readAll) return kind.readAll(tx, ids);
  const found = new Map<string, Stored<V>>();
  for (const id of ids) {
    const stored = await kind.read(tx, id);
    if (stored) found.set(id, stored);
  }
  return found;
}

/** The first version of a new record, and its audit entry. Call it in the transaction that inserted the rows. */
export async function recordCreated<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  id: string,
  note = '',
): Promise<Stored<V>> {
  const created = (await recordsCreated(tx, actor, kind, [{ id, note }])).get(id);
  if (!created) throw new Error(`${kind.subject} ${id} was not created`);
  return created;
}

/** As `recordCreated`, for many records of a kind. */
export async function recordsCreated<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  records: readonly { id: string; note: string }[],
): Promise<Map<string, Stored<V>>> {
  const created = await readAll(
    tx,
    kind,
    records.map(({ id }) => id),
  );
  const rows = records.map(({ id, note }) => {
    const stored = created.get(id);
    if (!stored) throw new Error(`${kind.subject} ${id} was not created`);
    return { id, note, stored };
  });
  await keepVersions(tx, actor, kind.subject, rows);
  await writeAudits(
    tx,
    actor,
    rows.map(({ id, note, stored }) => ({
      action: `${kind.subject}.create`,
      subject: kind.subject,
      subjectId: id,
      label: kind.label(stored.values),
      note,
    })),
  );
  return created;
}

/** The last version of a record that is about to be deleted, and an audit entry with what it was. */
export async function recordRemoved<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  id: string,
  was: Stored<V>,
  note = '',
): Promise<void> {
  await keepVersions(tx, actor, kind.subject, [{ id, stored: was, note }]);
  await writeAudit(tx, actor, {
    action: `${kind.subject}.delete`,
    subject: kind.subject,
    subjectId: id,
    label: kind.label(was.values),
    changes: changed<Values>(
      was.values,
      Object.fromEntries(Object.keys(was.values).map((field) => [field, null])),
    ),
    note,
  });
}

async function keepVersions(
  tx: Tx,
  actor: Actor,
  subject: Subject,
  records: readonly { id: string; stored: Stored<Values>; note?: string }[],
) {
  await tx
    .insert(recordVersions)
    .values(
      records.map(({ id, stored, note = '' }) => ({
        subject,
        subjectId: id,
        version: stored.version,
        snapshot: stored.values,
        actorId: actor.id,
        actorName: actor.name,
        note,
      })),
    )
    .onConflictDoNothing();
}

export type VersionRow = { version: number; values: Values; by: string; note: string; at: string };

/** A record's versions, newest first. */
export async function listVersions(
  db: Pick<Tx, 'select'>,
  subject: Subject,
  id: string,
): Promise<VersionRow[]> {
  const rows = await db
    .select()
    .from(recordVersions)
    .where(and(eq(recordVersions.subject, subject), eq(recordVersions.subjectId, id)))
    .orderBy(desc(recordVersions.version))
    .limit(200);
  return rows.map((row) => ({
    version: row.version,
    values: row.snapshot,
    by: row.actorName,
    note: row.note,
    at: row.at.toISOString(),
  }));
}

/** Field and words for a constraint of the database that a form did not catch first. */
const CONSTRAINT_WORDS: Record<string, [field: string, words: string]> = {
  coffees_slug_key: ['slug', 'Another coffee has this address already. Choose another one.'],
  coffees_slug_shape: ['slug', 'Use small letters, digits and single hyphens: peru-jaen-washed.'],
  coffees_name_present: ['name', 'A coffee needs a name.'],
  lots_lot_code_key: ['lotCode', 'Another lot has this code already.'],
  lots_altitude_ordered: ['altitudeMin', 'The lower altitude must not be above the upper one.'],
  lots_altitude_both_or_none: ['altitudeMin', 'Enter both altitudes, or none.'],
  lots_screen_ordered: ['screenMin', 'The smaller screen must not be above the larger one.'],
  variants_sku_key: ['sku', 'Another size has this SKU already.'],
  variants_gross: ['gross', 'Packed, a bag cannot weigh less than what is in it.'],
  producers_slug_key: ['slug', 'Another producer has this address already.'],
  stories_slug_key: ['slug', 'Another story has this address already.'],
  regions_path_key: ['path', 'Another origin has this address already.'],
};

/** SQLSTATE: a value that is taken, out of range, or names something that is not there. */
const REFUSED = new Set(['23505', '23514', '23503']);

/** Turns a violated constraint into `invalid_input` at its field; anything else goes on. */
export async function inWords<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const constraint = (cause as { constraint?: unknown }).constraint;
    const code = (cause as { code?: unknown }).code;
    if (typeof constraint !== 'string' || !REFUSED.has(String(code))) throw error;
    const [field, words] = CONSTRAINT_WORDS[constraint] ?? [
      '',
      `The database refuses this value (${constraint}).`,
    ];
    throw new DomainError('invalid_input', {}, { [field]: [words] });
  }
}
