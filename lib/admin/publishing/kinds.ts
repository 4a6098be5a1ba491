import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { LotStage } from '@/lib/catalog/rules';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { coffeeInput } from '../catalog/coffee-input';
import { coffeeRecord } from '../catalog/coffee-record';
import { lotInput } from '../catalog/lot-input';
import { lotRecord } from '../catalog/lot-record';
import type { RecordKind, Values } from '../editing';
import { producerInput } from '../producers/input';
import { producerRecordFor } from '../producers/service';
import { saveChecked } from '../save-checked';
import { storyInput } from '../stories/input';
import { storyRecordFor } from '../stories/service';
import type { PublishStatus, PublishSubject, Standing } from './types';

/**
 * Saves where a record stands as its editor would: checked, with version, history and audit log.
 * @throws DomainError not_found; invalid_input with words by field
 */
export function changeStanding(
  tx: Tx,
  actor: Actor,
  { subject, id }: { subject: PublishSubject; id: string },
  standing: Standing,
  note: string,
): Promise<void> {
  const status = { status: standing as PublishStatus };
  switch (subject) {
    case 'coffee':
      return save(tx, actor, coffeeRecord, coffeeInput, id, status, note);
    case 'lot':
      return save(tx, actor, lotRecord, lotInput, id, { stage: standing as LotStage }, note);
    case 'story':
      return save(tx, actor, storyRecordFor(actor), storyInput, id, status, note);
    case 'producer':
      return save(tx, actor, producerRecordFor(actor), producerInput, id, status, note);
  }
}

async function save<V extends Values>(
  tx: Tx,
  actor: Actor,
  kind: RecordKind<V>,
  schema: z.ZodType<V>,
  id: string,
  changes: Partial<V>,
  note: string,
): Promise<void> {
  const found = await kind.read(tx, id);
  if (!found) throw new DomainError('not_found');
  await saveChecked(tx, actor, kind, schema, { id, version: found.version, changes, note });
}
