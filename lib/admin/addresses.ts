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
 * @returns for each address that is taken in this way, why it cannot be had
 */
export async function takenAddresses(
  db: Db | Tx,
  kind: RefKind,
  addresses: readonly string[],
  own: readonly string[] = [],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const former = await db
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
    db,
    former.map((old) => refAt(kind, old.slug, old.id)),
  );
  // The address of a record that is gone leads nowhere and may be used again.
  return new Map(
    former.flatMap(({ slug, id }) => {
      const target = targets.get(`${kind} ${id}`);
      return target
        ? [[slug, `“${slug}” was an address of ${target.name} and still leads there. Choose another one.`]]
        : [];
    }),
  );
}

/** @throws DomainError invalid_input at `field` when one of these is `takenAddresses` */
export async function assertAddressesFree(
  tx: Tx,
  kind: RefKind,
  addresses: readonly string[],
  own: readonly string[],
  field: 'slug' | 'path' = 'slug',
): Promise<void> {
  const [words] = (await takenAddresses(tx, kind, addresses, own)).values();
  if (words) throw new DomainError('invalid_input', {}, { [field]: [words] });
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
