import 'server-only';
import type { Tx } from '@/db/client';
import type { importRows, importRuns } from '@/db/schema';
import { count } from '@/lib/inventory/service';
import { type Actor, type AuditEntry, writeAudits } from '@/lib/kernel/audit';
import { grams, type LotId } from '@/lib/kernel/units';
import type { CountFields } from './counts';
import type { RowPlan } from './plan';
import type { FileRecord } from './records';
import type { Column } from './types';
import { type Change, type Creation, changeRecords, createRecords } from './write';

export type RunRow = typeof importRuns.$inferSelect;
export type Staged = typeof importRows.$inferSelect;
/** A row, what it will do, and the record that it is about. */
export type Planned = { staged: Staged; plan: RowPlan; record: FileRecord | undefined; parentId: string };
type Due = Change & Creation;

/** Does what these rows say, new records first. Returns how many of each there were. */
export async function carryOut(
  tx: Tx,
  actor: Actor,
  run: RunRow,
  batch: readonly Planned[],
): Promise<{ create: number; change: number }> {
  const [creations, changes] = (['create', 'change'] as const).map((outcome) =>
    batch
      .filter(({ plan }) => plan.outcome === outcome)
      .map(({ staged, plan: { fields }, record, parentId }) => ({
        id: record?.id ?? '',
        fields,
        parentId,
        note: `${run.fileName}, row ${staged.row}`,
      })),
  ) as [Due[], Due[]];
  if (run.kind === 'count') await countLots(tx, actor, changes);
  else {
    const hasPosition = (run.columns as Column[]).some((column) => column.field === 'position');
    await createRecords(tx, actor, run.kind, creations, hasPosition);
    await changeRecords(tx, actor, run.kind, changes);
  }
  return { create: creations.length, change: changes.length };
}

async function countLots(tx: Tx, actor: Actor, due: readonly Due[]): Promise<void> {
  const entries: AuditEntry[] = [];
  for (const { fields, parentId, note } of due) {
    const { counted, seen, reason } = fields as CountFields;
    const moved = await count(tx, {
      lotId: parentId as LotId,
      counted: grams(counted),
      ...(seen !== undefined && { seen: grams(seen) }),
      reason,
      actor: actor.id,
    });
    entries.push({
      action: 'stock.count',
      subject: 'lot',
      subjectId: parentId,
      label: moved.lotCode,
      changes: { onHandG: { from: moved.from, to: moved.to } },
      note: `${reason} (${note})`,
    });
  }
  await writeAudits(tx, actor, entries);
}
