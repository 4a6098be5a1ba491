import 'server-only';
import type { Db } from '@/db/client';
import { outbox } from '@/db/schema';
import { type Actor, changed, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { getShopSettings } from '@/lib/shipping/queries';
import {
  addService,
  lockService,
  moveService,
  removeService,
  type ServiceTerms,
  writeService,
} from '@/lib/shipping/service';
import { problemsOf } from '../catalog/fields';
import type { Stored } from '../editing';
import { saveChecked } from '../save-checked';
import { serviceText, settingsValues } from './input';
import { getMailSample } from './mails';
import { termsOf, textOf } from './service-text';
import { SETTINGS_ID, settingsRecord } from './settings-record';
import type { SampleKind, ServiceText, SettingsValues } from './types';

/** @throws DomainError stale_edit; invalid_input with words by field */
export const saveSettings = (
  db: Db,
  actor: Actor,
  { version, changes }: { version: number; changes: Record<string, unknown> },
): Promise<Stored<SettingsValues>> =>
  saveChecked(db, actor, settingsRecord, settingsValues, { id: SETTINGS_ID, version, changes, note: '' });

/** @throws DomainError not_found, stale_edit; invalid_input with words by field */
export async function saveShippingService(
  db: Db,
  actor: Actor,
  { id, version, changes }: { id: string; version: number; changes: Record<string, unknown> },
): Promise<Stored<ServiceText>> {
  return db.transaction(async (tx) => {
    const { currency } = await getShopSettings(tx);
    const before = await lockService(tx, id);
    if (!before) throw new DomainError('not_found');
    if (before.version !== version) throw new DomainError('stale_edit', { version: before.version });
    const terms = readTerms({ ...textOf(before.terms, currency), ...changes }, currency);
    const differences = changed(before.terms, terms);
    if (Object.keys(differences).length === 0) return { version, values: textOf(before.terms, currency) };
    await writeService(tx, id, terms, version + 1);
    await writeAudit(tx, actor, {
      action: 'shipping.save',
      subject: 'shipping',
      subjectId: id,
      label: terms.name,
      changes: differences,
    });
    return { version: version + 1, values: textOf(terms, currency) };
  });
}

/** @throws DomainError invalid_input with words by field */
export async function addShippingService(
  db: Db,
  actor: Actor,
  values: Record<string, unknown>,
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const { currency } = await getShopSettings(tx);
    const terms = readTerms(values, currency);
    const id = await addService(tx, terms);
    await writeAudit(tx, actor, {
      action: 'shipping.create',
      subject: 'shipping',
      subjectId: id,
      label: terms.name,
      changes: changed({}, terms),
    });
    return { id };
  });
}

/** Orders keep what they were offered. @throws DomainError not_found, stale_edit */
export async function removeShippingService(
  db: Db,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await lockService(tx, id);
    if (!before) throw new DomainError('not_found');
    if (before.version !== version) throw new DomainError('stale_edit', { version: before.version });
    await removeService(tx, id);
    const gone = Object.entries(before.terms).map(([field, from]) => [field, { from, to: null }]);
    await writeAudit(tx, actor, {
      action: 'shipping.remove',
      subject: 'shipping',
      subjectId: id,
      label: before.terms.name,
      changes: Object.fromEntries(gone),
    });
  });
}

export async function moveShippingService(
  db: Db,
  actor: Actor,
  { id, by }: { id: string; by: -1 | 1 },
): Promise<void> {
  await db.transaction(async (tx) => {
    const service = await lockService(tx, id);
    if (!service) throw new DomainError('not_found');
    if (!(await moveService(tx, id, by))) return;
    await writeAudit(tx, actor, {
      action: 'shipping.move',
      subject: 'shipping',
      subjectId: id,
      label: service.terms.name,
      note: by < 0 ? 'up' : 'down',
    });
  });
}

/** Sends a mail as customers get it, with an invented order, to the person who asked. */
export async function sendTestMail(
  db: Db,
  person: Actor & { email: string },
  kind: SampleKind,
): Promise<{ to: string }> {
  const mail = await getMailSample(db, kind, person.name);
  await db.transaction(async (tx) => {
    await tx.insert(outbox).values({
      id: newId('out'),
      kind: 'mail_test',
      recipient: person.email,
      subject: `Test: ${mail.subject}`,
      ...(mail.html && { html: mail.html }),
      plainText: mail.text,
    });
    await writeAudit(tx, person, {
      action: 'mail.test',
      subject: 'settings',
      subjectId: SETTINGS_ID,
      label: mail.name,
      note: person.email,
    });
  });
  return { to: person.email };
}

function readTerms(values: Record<string, unknown>, currency: string): ServiceTerms {
  const parsed = serviceText.safeParse(values);
  if (!parsed.success) throw new DomainError('invalid_input', {}, problemsOf(parsed.error));
  const read = termsOf(parsed.data, currency);
  if ('faults' in read) throw new DomainError('invalid_input', {}, read.faults);
  return read.terms;
}
