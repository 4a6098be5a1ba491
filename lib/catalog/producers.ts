import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { certifications, factSources, producers, regions } from '@/db/schema';
import { certificationBadge, factsOf } from './assemble';
import { chainOf, newestSourceFirst, regionLink } from './queries';
import type { ProducerPage } from './types';

/** @returns null for an unknown or unpublished slug. */
export async function getProducer(db: Db | Tx, slug: string): Promise<ProducerPage | null> {
  const [row] = await db
    .select()
    .from(producers)
    .where(and(eq(producers.slug, slug), eq(producers.status, 'published')));
  if (!row) return null;
  const [regionRows, sources, certs] = await Promise.all([
    db.select().from(regions),
    db
      .select()
      .from(factSources)
      .where(and(eq(factSources.subject, 'producer'), eq(factSources.subjectId, row.id)))
      .orderBy(...newestSourceFirst()),
    db.select().from(certifications).where(eq(certifications.producerId, row.id)),
  ]);
  return {
    slug: row.slug,
    name: row.name,
    fullName: row.fullName,
    kind: row.kind,
    region: chainOf(row.regionId, new Map(regionRows.map((r) => [r.id, r]))).map(regionLink),
    members: row.members,
    foundedOn: row.foundedOn,
    fairTradeSince: row.fairTradeSince,
    summary: row.summary,
    body: row.body,
    facts: factsOf(row, sources),
    certifications: certs.map(certificationBadge),
  };
}

export async function listProducerSlugs(db: Db | Tx): Promise<string[]> {
  const rows = await db
    .select({ slug: producers.slug })
    .from(producers)
    .where(eq(producers.status, 'published'))
    .orderBy(asc(producers.slug));
  return rows.map((r) => r.slug);
}
