import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { certifications, producers } from '@/db/schema';
import { proseById } from '@/lib/catalog/prose';
import type { Actor } from '@/lib/kernel/audit';
import { newId } from '@/lib/kernel/ids';
import { slugOf } from '@/lib/kernel/slug';
import type { ProducerId } from '@/lib/kernel/units';
import { framePhotoId } from '@/lib/media/queries';
import { holdPhotosOf, placePhoto } from '@/lib/media/service';
import { tidyDoc } from '@/lib/stories/rules';
import { assertAddressesFree, freeSlug } from '../addresses';
import { readFacts, withIds, writeFacts } from '../catalog/children';
import { type RecordKind, recordCreated, type Stored } from '../editing';
import { saveChecked } from '../save-checked';
import { type ProducerKind, type ProducerValues, producerInput } from './input';

export const producerRecordFor = (actor: Actor): RecordKind<ProducerValues> => ({
  subject: 'producer',
  label: (values) => values.name,

  async read(tx, id, lock = 'no key update') {
    const producerId = id as ProducerId;
    const found = tx.select().from(producers).where(eq(producers.id, producerId));
    const [row] = await (lock === 'none' ? found : found.for(lock));
    if (!row) return null;
    const { id: _, version, createdAt, updatedAt, provenance, body, ...own } = row;
    return {
      version,
      values: {
        ...own,
        body: body && tidyDoc(await proseById(tx, body)),
        certifications: await readCertificates(tx, producerId),
        facts: await readFacts(tx, 'producer', id),
        photo: await framePhotoId(tx, 'producer', id),
      },
    };
  },

  async write(tx, id, fields, version) {
    const producerId = id as ProducerId;
    const { certifications: certificates, facts, photo, ...own } = fields;
    await holdPhotosOf(tx, own.body);
    if (own.slug !== undefined) await assertAddressesFree(tx, 'producer', [own.slug], [id]);
    await tx
      .update(producers)
      .set({ ...own, version })
      .where(eq(producers.id, producerId));
    if (certificates) {
      await tx.delete(certifications).where(eq(certifications.producerId, producerId));
      if (certificates.length > 0)
        await tx
          .insert(certifications)
          .values(withIds('crt', certificates).map((row) => ({ ...row, producerId })));
    }
    if (facts) await writeFacts(tx, 'producer', id, facts);
    if (photo !== undefined)
      await placePhoto(tx, actor, { subject: 'producer', subjectId: id, mediaId: photo });
  },
});

/** For reading alone. */
export const producerRecord: Pick<RecordKind<ProducerValues>, 'read'> = producerRecordFor({
  id: '',
  name: '',
});

const readCertificates = (tx: Tx, producerId: ProducerId) =>
  tx
    .select({
      id: certifications.id,
      scheme: certifications.scheme,
      holder: certifications.holder,
      certificateNo: certifications.certificateNo,
      certifier: certifications.certifier,
      validFrom: certifications.validFrom,
      validTo: certifications.validTo,
    })
    .from(certifications)
    .where(eq(certifications.producerId, producerId))
    .orderBy(asc(certifications.scheme), asc(certifications.id));

/** @throws DomainError not_found, stale_edit, invalid_input */
export const saveProducer = (
  db: Db,
  actor: Actor,
  input: { id: string; version: number; changes: Record<string, unknown>; note: string },
): Promise<Stored<ProducerValues>> => saveChecked(db, actor, producerRecordFor(actor), producerInput, input);

/** A draft with nothing but its name. */
export async function createProducer(
  db: Db,
  actor: Actor,
  { name, kind }: { name: string; kind: ProducerKind },
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const id = newId<ProducerId>('prd');
    await tx.insert(producers).values({
      id,
      slug: await freeSlug(tx, 'producer', slugOf(name) || 'producer'),
      name,
      kind,
      provenance: 'shop',
    });
    await recordCreated(tx, actor, producerRecordFor(actor), id);
    return { id };
  });
}
