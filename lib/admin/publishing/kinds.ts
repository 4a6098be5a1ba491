import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { coffeeInput } from '../catalog/coffee-input';
import { coffeeRecord } from '../catalog/coffee-record';
import { problemsOf } from '../catalog/fields';
import { type RecordKind, saveRecord, type Values } from '../editing';
import { storyInput } from '../stories/input';
import { storyRecordFor } from '../stories/service';
import type { PublishStatus, PublishSubject } from './types';

/**
 * Saves the status as the editor would: checked, with version, history and audit log.
 * @throws DomainError not_found; invalid_input with words by field
 */
export function changeStatus(
  tx: Tx,
  actor: Actor,
  { subject, id }: { subject: PublishSubject; id: string },
  status: PublishStatus,
  note: string,
): Promise<void> {
  switch (subject) {
    case 'coffee':
      return save(tx, actor, coffeeRecord, coffeeInput, id, { status }, note);
    case 'story':
      return save(tx, actor, storyRecordFor(actor), storyInput, id, { status }, note);
  }
}

async function save<V extends Values & { status: PublishStatus }>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  schema: z.ZodType<V>,
  id: string,
  change: { status: PublishStatus },
  note: string,
): Promise<void> {
  const found = await kind.read(tx, id);
  if (!found) throw new DomainError('not_found');
  const parsed = schema.safeParse({ ...found.values, ...change });
  if (!parsed.success) throw new DomainError('invalid_input', {}, problemsOf(parsed.error));
  const { version } = found;
  await saveRecord(tx, actor, kind, { id, version, changes: change as Partial<V>, note });
}
