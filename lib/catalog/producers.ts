import 'server-only';
import { and, asc, eq, max, min, ne } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { certifications, coffees, lots, producers, regions } from '@/db/schema';
import { altitude } from '@/lib/kernel/format';
import { certificationBadge, factsOf } from './assemble';
import { inForce } from './certificates';
import { photosOn } from './photos';
import { readProse } from './prose';
import { chainOf, regionLink, shopToday, sourcesOf } from './queries';
import type { ProducerPage } from './types';

/**
 * @param seen `drafts` for a preview: the producer as it is saved, published or not
 * @returns null for an unknown slug, and for one that may not be seen
 */
export async function getProducer(
  db: Db | Tx,
  slug: string,
  seen: 'published' | 'drafts' = 'published',
): Promise<ProducerPage | null> {
  const [row] = await db
    .select()
    .from(producers)
    .where(and(eq(producers.slug, slug), seen === 'drafts' ? undefined : eq(producers.status, 'published')));
  if (!row) return null;
  const [regionRows, sources, certs, [grown], photos, today] = await Promise.all([
    db.select().from(regions),
    sourcesOf(db, 'producer', [row.id]),
    db.select().from(certifications).where(eq(certifications.producerId, row.id)),
    db
      .select({ min: min(lots.altitudeMin), max: max(lots.altitudeMax) })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(and(eq(coffees.producerId, row.id), eq(coffees.status, 'published'), ne(lots.stage, 'draft'))),
    photosOn(db, 'producer', [row.id]),
    shopToday(db),
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
    seoTitle: row.seoTitle,
    seoDescription: row.seoDescription,
    body: row.body && (await readProse(db, row.body)),
    // The height that the pages of its coffees print, so that the shop says one thing.
    facts: factsOf(
      {
        ...row,
        altitude: grown?.min != null && grown.max != null ? altitude(grown.min, grown.max) : null,
      },
      sources,
    ),
    certifications: inForce(certs, today).map(certificationBadge),
    photo: photos.get(row.id) ?? null,
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
