import 'server-only';
import { eq, like, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { regions } from '@/db/schema';
import { proseById } from '@/lib/catalog/prose';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { slugOf } from '@/lib/kernel/slug';
import type { RegionId } from '@/lib/kernel/units';
import { framePhotoId } from '@/lib/media/queries';
import { holdPhotosOf, placePhoto } from '@/lib/media/service';
import { tidyDoc } from '@/lib/stories/rules';
import { assertAddressesFree } from '../addresses';
import { readFacts, writeFacts } from '../catalog/children';
import { inWords, type RecordKind, recordCreated, type Stored } from '../editing';
import { saveChecked } from '../save-checked';
import { type OriginValues, originInput } from './input';
import { LEVELS } from './types';

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

export const originRecordFor = (actor: Actor): RecordKind<OriginValues> => ({
  subject: 'region',
  label: (values) => values.nameEn ?? values.name,

  async read(tx, id, lock = 'no key update') {
    const found = tx
      .select()
      .from(regions)
      .where(eq(regions.id, id as RegionId));
    const [row] = await (lock === 'none' ? found : found.for(lock));
    if (!row) return null;
    const { name, nameEn, aliases, intro, altitudeNote, harvestMonths, lat, lon, iso, body } = row;
    const { seoTitle, seoDescription } = row;
    return {
      version: row.version,
      values: {
        name,
        nameEn,
        aliases,
        segment: lastOf(row.path),
        intro,
        body: body && tidyDoc(await proseById(tx, body)),
        seoTitle,
        seoDescription,
        altitudeNote,
        harvestMonths,
        lat,
        lon,
        iso,
        facts: await readFacts(tx, 'region', id),
        photo: await framePhotoId(tx, 'region', id),
      },
    };
  },

  async write(tx, id, fields, version) {
    const regionId = id as RegionId;
    const { segment, photo, facts, ...own } = fields;
    await holdPhotosOf(tx, own.body);
    if (segment !== undefined) await moveTo(tx, actor, regionId, segment);
    await tx
      .update(regions)
      .set({ ...own, version })
      .where(eq(regions.id, regionId));
    if (facts) await writeFacts(tx, 'region', id, facts);
    if (photo !== undefined)
      await placePhoto(tx, actor, { subject: 'region', subjectId: id, mediaId: photo });
  },
});

/** For reading alone. */
export const originRecord: Pick<RecordKind<OriginValues>, 'read'> = originRecordFor({ id: '', name: '' });

/**
 * Gives an origin another address, and everything below it with it: `peru/cusco` → `peru/qosqo` moves
 * `peru/cusco/calca` too. Each old address leads on (trigger). Whoever edits one of those meanwhile is told.
 */
async function moveTo(tx: Tx, actor: Actor, id: RegionId, segment: string): Promise<void> {
  const [row] = await tx.select({ path: regions.path }).from(regions).where(eq(regions.id, id));
  if (!row) throw new DomainError('not_found');
  const from = row.path;
  const to = [...from.split('/').slice(0, -1), segment].join('/');
  if (to === from) return;
  const below = await tx
    .select()
    .from(regions)
    .where(like(regions.path, `${from}/%`))
    .for('update');
  const moved = new Map(below.map((child) => [child.id as string, `${to}${child.path.slice(from.length)}`]));
  await assertAddressesFree(tx, 'origin', [to, ...moved.values()], [id, ...moved.keys()], 'path');
  await tx.update(regions).set({ path: to }).where(eq(regions.id, id));
  for (const child of below) {
    const path = moved.get(child.id) ?? child.path;
    await tx
      .update(regions)
      .set({ path, version: sql`${regions.version} + 1` })
      .where(eq(regions.id, child.id));
    await writeAudit(tx, actor, {
      action: 'region.move',
      subject: 'region',
      subjectId: child.id,
      label: child.nameEn ?? child.name,
      changes: { path: { from: child.path, to: path } },
      note: `moved with ${from}`,
    });
  }
}

/** The form calls the address `segment`; constraints and checks call it `path`. */
async function atSegment<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DomainError && error.fields?.path) {
      const { path, ...others } = error.fields;
      throw new DomainError(error.code, error.detail, { ...others, segment: path });
    }
    throw error;
  }
}

/** @throws DomainError not_found, stale_edit, invalid_input */
export const saveOrigin = (
  db: Db | Tx,
  actor: Actor,
  input: { id: string; version: number; changes: Record<string, unknown>; note: string },
): Promise<Stored<OriginValues>> =>
  atSegment(() => saveChecked(db, actor, originRecordFor(actor), originInput, input));

/**
 * The parent of a new origin. It and what is above it keep their addresses until the transaction ends, from the country
 * down: somebody who is renaming one of them comes first or waits, and no child is written under the address it leaves.
 */
async function heldParent(tx: Tx, id: RegionId): Promise<typeof regions.$inferSelect | null> {
  const [found] = await tx.select({ above: regions.parentId }).from(regions).where(eq(regions.id, id));
  if (found?.above) await heldParent(tx, found.above);
  const [row] = await tx.select().from(regions).where(eq(regions.id, id)).for('share');
  return row ?? null;
}

/** A country, or a department or province under its parent. Its address is made from its name and can be changed. */
export async function createOrigin(
  db: Db | Tx,
  actor: Actor,
  { name, parentId }: { name: string; parentId: RegionId | null },
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const parent = parentId ? await heldParent(tx, parentId) : null;
    if (parentId && !parent) throw new DomainError('not_found');
    const level = LEVELS[parent ? LEVELS.indexOf(parent.level) + 1 : 0];
    if (!level)
      throw new DomainError(
        'invalid_input',
        {},
        {
          parentId: ['A province is the smallest place there is here. Choose its department.'],
        },
      );
    const path = [...(parent ? [parent.path] : []), slugOf(name) || 'origin'].join('/');
    const id = newId<RegionId>('reg');
    await assertAddressesFree(tx, 'origin', [path], [id], 'path').catch(asName);
    await inWords(() => tx.insert(regions).values({ id, name, path, level, parentId })).catch(asName);
    await recordCreated(tx, actor, originRecordFor(actor), id);
    return { id };
  });
}

/** A new origin has no field for its address: what is wrong with it is said at the name it comes from. */
function asName(error: unknown): never {
  if (error instanceof DomainError && error.fields?.path)
    throw new DomainError(error.code, error.detail, { name: error.fields.path });
  throw error;
}
