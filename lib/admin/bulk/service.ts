import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { type BulkRow, bulkEdits, coffees, lots, shopSettings } from '@/db/schema';
import { shopToday } from '@/lib/catalog/queries';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { errorText } from '@/lib/kernel/error-copy';
import { DomainError } from '@/lib/kernel/errors';
import { plural } from '@/lib/kernel/format';
import { newId } from '@/lib/kernel/ids';
import type { LotId } from '@/lib/kernel/units';
import { assertShows } from '../catalog/coffee-record';
import { CHECKED } from '../catalog/service';
import { type RecordKind, type RowLock, type Stored, saveRecord, type Values } from '../editing';
import { checkedChanges } from '../save-checked';
import { emptiedBy, inWordsOf, planChange, SUBJECT_OF, summaryOf } from './rules';
import type { BulkCommand, BulkPreview, BulkPreviewRow, BulkSubject } from './types';

type Input = { ids: readonly string[]; command: BulkCommand };
type Planned = { row: BulkPreviewRow; before: Stored<Values> | null; changes: Values; field: string };

/** Fields are checked against the schema of their kind, so that the kinds can be treated alike. */
const kindOf = (subject: BulkSubject) => CHECKED[subject].kind as unknown as RecordKind<Values>;

/** What a command would do to each record, and why it would be refused. Nothing is changed, and nobody has to wait. */
export const previewBulk = (db: Db, input: Input): Promise<BulkPreview> =>
  db.transaction(
    async (tx) => {
      const planned = await planAll(tx, input, 'none');
      const warnings = await warningsOf(tx, input.command, planned);
      return { rows: planned.map(({ row }) => row), warnings, seen: seenOf(planned, warnings) };
    },
    // Without locks the rows may move while they are read: all of it is of one moment.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

/**
 * Does to every record what was previewed, in one transaction. Refused rows are left out.
 * @param seen of the preview
 * @throws DomainError moved_on when the changes are not those of the preview any more; nothing_to_show …
 */
export async function applyBulk(
  db: Db | Tx,
  actor: Actor,
  { seen, ...input }: Input & { seen: string },
): Promise<{ id: string; records: number }> {
  return db.transaction(async (tx) => {
    const planned = await planAll(tx, input, 'no key update');
    const warnings = await warningsOf(tx, input.command, planned);
    if (seenOf(planned, warnings) !== seen) throw new DomainError('moved_on');
    const subject = SUBJECT_OF[input.command.kind];
    const summary = summaryOf(input.command, await currencyOf(tx));
    const id = newId<string>('blk');
    const rows: BulkRow[] = [];
    for (const { row, before, changes, field } of planned) {
      if (row.outcome !== 'change' || !before) continue;
      const saved = await saveRecord(tx, actor, kindOf(subject), {
        id: row.id,
        version: before.version,
        changes,
        note: summary,
      });
      rows.push({
        subject,
        id: row.id,
        label: row.label,
        field,
        from: before.values[field],
        to: saved.values[field],
        version: saved.version,
      });
    }
    if (rows.length === 0) throw new DomainError('bulk_refused', { words: 'Nothing would change.' });
    await tx.insert(bulkEdits).values({ id, kind: input.command.kind, summary, rows, createdBy: actor.id });
    await writeAudit(tx, actor, {
      action: 'bulk.apply',
      subject: 'bulk',
      subjectId: id,
      label: summary,
      note: `${plural(rows.length, 'record')}: ${rows.map((row) => row.label).join(', ')}`.slice(0, 2000),
    });
    return { id, records: rows.length };
  });
}

/**
 * Puts back what a bulk edit changed. A record that was changed since stays as it is and is named: undoing never
 * overwrites what somebody did later.
 * @throws DomainError moved_on when it was undone already; bulk_refused when nothing is left to put back
 */
export async function undoBulk(
  db: Db | Tx,
  actor: Actor,
  id: string,
): Promise<{ restored: number; left: string[] }> {
  return db.transaction(async (tx) => {
    const [edit] = await tx
      .update(bulkEdits)
      .set({ undoneAt: now(), undoneBy: actor.id })
      .where(and(eq(bulkEdits.id, id), isNull(bulkEdits.undoneAt)))
      .returning();
    if (!edit) throw new DomainError('moved_on');
    const left: string[] = [];
    let restored = 0;
    for (const row of edit.rows) {
      const kind = kindOf(row.subject as BulkSubject);
      const current = await kind.read(tx, row.id);
      if (!current || current.version !== row.version) {
        left.push(row.label);
        continue;
      }
      if (!(await mayReturn(tx, row))) {
        left.push(row.label);
        continue;
      }
      await saveRecord(tx, actor, kind, {
        id: row.id,
        version: current.version,
        changes: { [row.field]: row.from },
        note: `undone: ${edit.summary}`,
      });
      restored += 1;
    }
    if (restored === 0)
      throw new DomainError('bulk_refused', {
        words: 'All of these records were changed since, so there is nothing left to put back.',
      });
    await writeAudit(tx, actor, {
      action: 'bulk.undo',
      subject: 'bulk',
      subjectId: id,
      label: edit.summary,
      note: `${plural(restored, 'record')} put back${left.length > 0 ? `; changed since and left alone: ${left.join(', ')}` : ''}`.slice(
        0,
        2000,
      ),
    });
    return { restored, left };
  });
}

/** A coffee whose lots became drafts meanwhile has no page to come back to. */
async function mayReturn(tx: Tx, row: BulkRow): Promise<boolean> {
  if (row.field !== 'status' || row.from !== 'published') return true;
  try {
    await assertShows(tx, row.id);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function planAll(tx: Tx, { ids, command }: Input, lock: RowLock): Promise<Planned[]> {
  const [currency, today] = [await currencyOf(tx), await shopToday(tx)];
  const planned: Planned[] = [];
  // In one order everywhere, so that two bulk edits never wait for each other in a circle.
  for (const id of [...ids].sort()) planned.push(await planOne(tx, id, command, currency, today, lock));
  return planned;
}

async function planOne(
  tx: Tx,
  id: string,
  command: BulkCommand,
  currency: string,
  today: string,
  lock: RowLock,
): Promise<Planned> {
  const subject = SUBJECT_OF[command.kind];
  const before = await kindOf(subject).read(tx, id, lock);
  const label = before ? kindOf(subject).label(before.values) : id;
  const row = (about: Partial<BulkPreviewRow>): BulkPreviewRow => ({
    id,
    label,
    outcome: 'same',
    from: '',
    to: '',
    why: '',
    ...about,
  });
  const nothing = { before, changes: {}, field: '' };
  if (!before) return { ...nothing, row: row({ outcome: 'refused', why: 'It was deleted meanwhile.' }) };
  const change = planChange(before.values, command, currency, today);
  if (!change) return { ...nothing, row: row({}) };
  if ('refused' in change) return { ...nothing, row: row({ outcome: 'refused', why: change.refused }) };
  const { field, to } = change;
  try {
    if (command.kind === 'status' && command.status === 'published') await assertShows(tx, id);
    const changes = checkedChanges<Values>(CHECKED[subject].schema, before.values, { [field]: to });
    const shown = {
      from: inWordsOf(field, before.values[field], currency),
      to: inWordsOf(field, to, currency),
    };
    return { before, changes, field, row: row({ outcome: 'change', ...shown }) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const why =
      Object.values(error.fields ?? {})
        .flat()
        .join(' ') || errorText(error);
    return { ...nothing, row: row({ outcome: 'refused', why }) };
  }
}

const currencyOf = async (tx: Tx): Promise<string> =>
  (await tx.select({ currency: shopSettings.currency }).from(shopSettings).limit(1))[0]?.currency ?? 'USD';

async function warningsOf(tx: Tx, command: BulkCommand, planned: readonly Planned[]): Promise<string[]> {
  if (command.kind !== 'stage') return [];
  const changed = planned.filter(({ row }) => row.outcome === 'change').map(({ row }) => row.id as LotId);
  if (changed.length === 0) return [];
  const touched = tx.select({ id: lots.coffeeId }).from(lots).where(inArray(lots.id, changed));
  const beside = await tx
    .select({ lotId: lots.id, stage: lots.stage, coffeeId: coffees.id, coffee: coffees.name })
    .from(lots)
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(and(eq(coffees.status, 'published'), inArray(coffees.id, touched)))
    .orderBy(asc(coffees.name), asc(coffees.id));
  return emptiedBy(beside, new Set(changed), command.stage);
}

/** Another record, another value, another version or another warning makes another one. */
const seenOf = (planned: readonly Planned[], warnings: readonly string[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        planned.map(({ row, before, changes }) => [row.id, row.outcome, before?.version ?? 0, changes]),
        warnings,
      ]),
    )
    .digest('hex');
