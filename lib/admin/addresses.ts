import 'server-only';
import { and, desc, eq, inArray, like, notInArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { producers, slugHistory, stories } from '@/db/schema';
import { findTargets } from '@/lib/catalog/prose';
import { DomainError } from '@/lib/kernel/errors';
import { type RefKind, refAt } from '@/lib/kernel/story-doc';

/** Addresses that a record had before; each leads to where it is now. Newest first. */
export async function formerAddresses(db: Db | Tx, kind: RefKind, id: string): Promise<string[]> {
  const rows = await db
    .select({ slug: slugHistory.slug })
    .from(slugHistory)
    .where(and(eq(slugHistory.kind, kind), eq(slugHistory.targetId, id)))
    .orderBy(desc(slugHistory.at), desc(slugHistory.id));
  return rows.map((row) => row.slug);
}

/**
 * An address that once was another record's leads there for ever, so nobody else may take it.
 * @param own records that may: what is about to be renamed
 * @throws DomainError invalid_input at `field`
 */
export async function assertAddressesFree(
  tx: Tx,
  kind: RefKind,
  addresses: readonly string[],
  own: readonly string[],
  field: 'slug' | 'path' = 'slug',
): Promise<void> {
  const former = await tx
    .select({ slug: slugHistory.slug, id: slugHistory.targetId })
    .from(slugHistory)
    .where(
      and(
        eq(slugHistory.kind, kind),
        inArray(slugHistory.slug, [...addresses]),
        notInArray(slugHistory.targetId, [...own]),
      ),
    );
  const targets = await findTargets(
    tx,
    former.map((old) => refAt(kind, old.slug, old.id)),
  );
  // The address of a record that is gone leads nowhere and may be used again.
  const taken = former.find((old) => targets.has(`${kind} ${old.id}`));
  if (!taken) return;
  const name = targets.get(`${kind} ${taken.id}`)?.name;
  throw new DomainError(
    'invalid_input',
    {},
    { [field]: [`“${taken.slug}” was an address of ${name} and still leads there. Choose another one.`] },
  );
}

/** `slug`, or with the first number behind it that no record has or ever had. */
export async function freeSlug(tx: Tx, kind: 'story' | 'producer', slug: string): Promise<string> {
  const beginning = `${slug}%`;
  const table = kind === 'story' ? stories : producers;
  const used = await tx
    .select({ slug: table.slug })
    .from(table as typeof stories)
    .where(like(table.slug, beginning));
  const former = await tx
    .select({ slug: slugHistory.slug })
    .from(slugHistory)
    .where(and(eq(slugHistory.kind, kind), like(slugHistory.slug, beginning)));
  const taken = new Set([...used, ...former].map((row) => row.slug));
  let free = slug;
  for (let n = 2; taken.has(free); n++) free = `${slug.slice(0, 76)}-${n}`;
  return free;
}
