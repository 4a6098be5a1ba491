import 'server-only';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, media, producers, regions, slugHistory, stories } from '@/db/schema';
import { photoOfRow } from '@/lib/kernel/photo';
import {
  addressOf,
  isCoffeeBlock,
  mapDoc,
  photosIn,
  REF_KINDS,
  type RefKind,
  refAt,
  refKey,
  refOfBlock,
  refsIn,
  type StoryBlock,
  type StoryDoc,
  type StoryRef,
} from '@/lib/kernel/story-doc';

type Reader = Db | Tx;

/** Something that prose points at, as it is now. */
export type RefTarget = {
  kind: RefKind;
  id: string;
  /** Slug, or path of an origin. */
  address: string;
  name: string;
  isPublished: boolean;
};

/** Coffees, stories, producers or origins by id or present address. */
async function readTargets(
  db: Reader,
  kind: RefKind,
  ids: string[],
  addresses: string[],
): Promise<RefTarget[]> {
  if (kind === 'origin') {
    const rows = await db
      .select({ id: regions.id, address: regions.path, name: regions.name })
      .from(regions)
      .where(
        or(inArray(regions.id, ids as (typeof regions.$inferSelect.id)[]), inArray(regions.path, addresses)),
      );
    return rows.map((row) => ({ kind, ...row, isPublished: true }));
  }
  const table = { coffee: coffees, producer: producers, story: stories }[kind];
  const name = kind === 'story' ? stories.title : kind === 'coffee' ? coffees.name : producers.name;
  const rows: { id: string; address: string; name: string; status: string }[] = await db
    .select({ id: table.id, address: table.slug, name, status: table.status })
    .from(table as typeof coffees)
    .where(
      or(
        inArray(table.id as typeof coffees.id, ids as (typeof coffees.$inferSelect.id)[]),
        inArray(table.slug, addresses),
      ),
    );
  return rows.map(({ status, ...row }) => ({ kind, ...row, isPublished: status === 'published' }));
}

/**
 * Where each of these points now, by `refKey`. One without an id is found by its slug, a former one too; what is gone has
 * no entry.
 */
export async function findTargets(db: Reader, refs: readonly StoryRef[]): Promise<Map<string, RefTarget>> {
  const found = new Map<string, RefTarget>();
  // One after the other: in a transaction there is one connection.
  for (const kind of REF_KINDS) {
    const own = refs.filter((ref) => ref.kind === kind);
    if (own.length === 0) continue;
    const ids = [...new Set(own.flatMap((ref) => ref.id ?? []))];
    const addresses = [...new Set(own.filter((ref) => !ref.id).map(addressOf))];
    const former =
      addresses.length === 0
        ? []
        : await db
            .select({ slug: slugHistory.slug, id: slugHistory.targetId })
            .from(slugHistory)
            .where(and(eq(slugHistory.kind, kind), inArray(slugHistory.slug, addresses)));
    const targets = await readTargets(db, kind, [...ids, ...former.map((old) => old.id)], addresses);
    for (const ref of own) {
      const target = ref.id
        ? targets.find((one) => one.id === ref.id)
        : (targets.find((one) => one.address === addressOf(ref)) ??
          targets.find((one) => former.some((old) => old.slug === addressOf(ref) && old.id === one.id)));
      if (target) found.set(refKey(ref), target);
    }
  }
  return found;
}

const pointed = (block: StoryBlock, ref: StoryRef): StoryBlock => {
  const id = ref.id ? { id: ref.id } : {};
  if (isCoffeeBlock(block)) return { type: block.type, attrs: { slug: addressOf(ref), ...id } };
  return block.type === 'regionMap' ? { type: 'regionMap', attrs: { path: addressOf(ref), ...id } } : block;
};

/**
 * A document as a page draws it: links and plates at their present address, photos with their files. A link to something
 * that is not published is plain text; its card or plate is left out, and so is a photo that is gone.
 */
export async function readProse(db: Reader, doc: StoryDoc): Promise<StoryDoc> {
  const ids = [...new Set(photosIn(doc))];
  const [targets, rows] = await Promise.all([
    findTargets(db, refsIn(doc)),
    ids.length === 0 ? [] : db.select().from(media).where(inArray(media.id, ids)),
  ]);
  const photos = new Map(rows.map((row) => [row.id, photoOfRow(row)]));
  const now = (ref: StoryRef): StoryRef | null => {
    const target = targets.get(refKey(ref));
    return target?.isPublished ? refAt(target.kind, target.address) : null;
  };
  return mapDoc(doc, {
    ref: now,
    block: (block) => {
      if (block.type === 'image') {
        const photo = photos.get(block.attrs.id);
        return photo ? { type: 'image', attrs: { ...block.attrs, photo } } : null;
      }
      const own = refOfBlock(block);
      if (!own) return block;
      const ref = now(own);
      return ref && pointed(block, ref);
    },
  });
}

/** A document as an editor opens it: every target by its id, at its present address. What is gone stays as it was. */
export async function proseById(db: Reader, doc: StoryDoc): Promise<StoryDoc> {
  const targets = await findTargets(db, refsIn(doc));
  const now = (ref: StoryRef): StoryRef => {
    const target = targets.get(refKey(ref));
    return target ? refAt(target.kind, target.address, target.id) : ref;
  };
  return mapDoc(doc, {
    ref: now,
    block: (block) => {
      const own = refOfBlock(block);
      return own ? pointed(block, now(own)) : block;
    },
  });
}
