import 'server-only';
import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { searchDocuments, searchSynonyms } from '@/db/schema';
import type { CoffeeId } from '@/lib/kernel/units';
import { likeness, searchWords, synonymKeys } from './rules';
import { SEARCH_KINDS, type SearchHit, type SearchResults } from './types';

/** A name weighs more than a place or a note, those more than lots and tastes, those more than prose. */
const WEIGHTS = sql`'{0.05, 0.2, 0.5, 1}'::real[]`;

/**
 * Pages that have every word, or a synonym of it, the last one perhaps unfinished. When there are none: pages with some
 * of the words or with words spelled like them. Any input is allowed; one without words finds nothing.
 */
export async function searchShop(db: Db, input: string, { limit = 40 } = {}): Promise<SearchResults> {
  const words = searchWords(input);
  const nothing: SearchResults = { words, hits: [], coffeeIds: [], loose: false };
  if (words.length === 0) return nothing;

  const terms = await readTerms(db, words);
  const every = await findEvery(db, terms, words, limit);
  if (every.length > 0) return results(words, every, false);
  const some = await findSome(db, terms, limit);
  return some.length > 0 ? results(words, some, true) : nothing;
}

/** A word as `tsquery` expressions: as it was typed, and with what else it may mean. */
type Term = { word: string; literal: SQL; wide: SQL };

async function readTerms(db: Db, words: readonly string[]): Promise<Term[]> {
  const rows = await db
    .select({ word: searchSynonyms.word, meaning: searchSynonyms.meaning })
    .from(searchSynonyms)
    .where(
      inArray(
        searchSynonyms.word,
        words.flatMap((_, i) => synonymKeys(words, i)),
      ),
    );
  return words.map((word, i) => {
    const literal = i === words.length - 1 ? beginning(word) : lexeme(word);
    const keys = synonymKeys(words, i);
    const meanings = rows.filter((row) => keys.includes(row.word)).map(({ meaning }) => phrase(meaning));
    return { word, literal, wide: joined([literal, ...meanings], sql` || `) };
  });
}

// `searchWords` leaves letters and digits only, so a word cannot carry an operator into a query.
const lexeme = (word: string) => sql`to_tsquery('yunga', ${word})`;
const beginning = (word: string) => sql`to_tsquery('yunga', ${`${word}:*`})`;
const phrase = (text: string) => sql`phraseto_tsquery('yunga', ${text})`;
const joined = (parts: SQL[], by: SQL) => sql`(${sql.join(parts, by)})`;

const columns = {
  kind: searchDocuments.kind,
  id: searchDocuments.refId,
  title: searchDocuments.title,
  subtitle: searchDocuments.subtitle,
  href: searchDocuments.href,
};
const document = searchDocuments.document;
/** Of equal pages, what can be bought comes first. */
const byKind = sql`array_position(array[${sql.join(
  SEARCH_KINDS.map((kind) => sql`${kind}`),
  sql`, `,
)}]::text[], ${searchDocuments.kind})`;

function findEvery(db: Db, terms: readonly Term[], words: readonly string[], limit: number) {
  const wide = joined(
    terms.map((term) => term.wide),
    sql` && `,
  );
  const literal = joined(
    terms.map((term) => term.literal),
    sql` && `,
  );
  const title = sql`search_plain(${searchDocuments.title})`;
  const typed = words.join(' ');
  const score = sql`ts_rank(${WEIGHTS}, ${document}, ${wide}) + 2 * ts_rank(${WEIGHTS}, ${document}, ${literal})
    + case when ${title} = ${typed} then 2 when starts_with(${title}, ${typed}) then 1 else 0 end`;
  // Of pages that are all called so, the coffee comes before a longer story about it.
  const namesake = sql`case when ${title} = ${typed} then ${byKind} end nulls last`;
  return db
    .select(columns)
    .from(searchDocuments)
    .where(sql`${document} @@ ${wide}`)
    .orderBy(namesake, sql`${score} desc`, byKind, searchDocuments.title)
    .limit(limit);
}

/** Compares with every page, which a shop of this size has few of. Runs only when nothing has all the words. */
async function findSome(db: Db, terms: readonly Term[], limit: number) {
  const scores = terms.map(({ word, wide }) => {
    const least = likeness(word);
    const alike =
      least === null
        ? sql`0`
        : sql`case when word_similarity(${word}, ${searchDocuments.plain}) >= ${least}
            then 0.8 * word_similarity(${word}, ${searchDocuments.plain}) else 0 end`;
    return sql`case when ${document} @@ ${wide} then 1 + ts_rank(${WEIGHTS}, ${document}, ${wide}) else ${alike} end`;
  });
  const score = sql<number>`(${sql.join(scores, sql` + `)})::float8`;
  const rows = await db
    .select({ ...columns, score })
    .from(searchDocuments)
    .where(sql`${score} > 0`)
    .orderBy(sql`${score} desc`, byKind, searchDocuments.title)
    .limit(limit);
  // A page with half of what the best one has is a coincidence.
  const least = (rows[0]?.score ?? 0) * 0.6;
  return rows.filter((row) => row.score >= least);
}

type Row = { kind: string; id: string; title: string; subtitle: string; href: string };

function results(words: readonly string[], rows: readonly Row[], loose: boolean): SearchResults {
  const hits = rows.map(
    ({ kind, id, title, subtitle, href }) => ({ kind, id, title, subtitle, href }) as SearchHit,
  );
  const coffeeIds = hits.filter((hit) => hit.kind === 'coffee').map((hit) => hit.id as CoffeeId);
  return { words, hits, coffeeIds, loose };
}
