import 'server-only';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { producers } from '@/db/schema';
import { formerAddresses } from '../addresses';
import { renewalIn } from '../catalog/certificates';
import { contains } from '../stories/queries';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import { producerRecord } from './service';
import type { OpenProducer, ProducerRow } from './types';

export async function listProducerRows(db: Db, state: TableState): Promise<TablePage<ProducerRow>> {
  const { q, filters, descending } = state;
  const renewal = renewalIn(sql`held.producer_id = producers.id and producers.status <> 'archived'`);
  const where = and(
    q
      ? contains(
          q,
          sql`${producers.name}`,
          sql`coalesce(${producers.fullName}, '')`,
          sql`${producers.slug}`,
          sql`${producers.summary}`,
        )
      : undefined,
    filters.status ? eq(producers.status, filters.status as ProducerRow['status']) : undefined,
    filters.kind ? eq(producers.kind, filters.kind as ProducerRow['kind']) : undefined,
    renewal.has(filters.certificates),
  );
  const own = sql`${producers.id}`;
  const grown = sql<number>`(select count(*)::int from coffees c where c.producer_id = ${own})`;
  const origin = sql<string | null>`(select coalesce(r.name_en, r.name) || coalesce(', ' || (
    select coalesce(p.name_en, p.name) from regions p where p.id = r.parent_id), '')
    from regions r where r.id = producers.region_id)`;
  const sort: Record<string, SQL> = {
    name: sql`lower(${producers.name})`,
    kind: sql`${producers.kind}`,
    origin,
    status: sql`${producers.status}`,
    coffees: grown,
    changed: sql`${producers.updatedAt}`,
  };
  const by = sort[state.sort] ?? sql`lower(${producers.name})`;
  const [rows, total] = await Promise.all([
    db
      .select({
        id: producers.id,
        name: producers.name,
        slug: producers.slug,
        kind: producers.kind,
        origin,
        status: producers.status,
        coffees: grown,
        certificates: sql<number>`(select count(*)::int from certifications c where c.producer_id = ${own})`,
        renewal: renewal.worst,
        updatedAt: producers.updatedAt,
      })
      .from(producers)
      .where(where)
      .orderBy(sql`${by} ${descending ? sql`desc` : sql`asc`} nulls last`, asc(producers.id))
      .limit(PAGE_SIZE)
      .offset((state.page - 1) * PAGE_SIZE),
    db.$count(producers, where),
  ]);
  return { rows: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })), total };
}

/** @returns null for an unknown id. */
export async function getOpenProducer(db: Db, id: string): Promise<OpenProducer | null> {
  const stored = await db.transaction((tx) => producerRecord.read(tx, id));
  return stored && { id, ...stored, formerAddresses: await formerAddresses(db, 'producer', id) };
}
