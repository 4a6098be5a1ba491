import 'server-only';
import type { Db } from '@/db/client';
import { clientAddress } from '@/lib/kernel/client-address';
import { hitByAddress } from '@/lib/kernel/rate-limit';
import { searchShop } from './queries';
import { searchWords } from './rules';
import type { Suggestion } from './types';

const MOST_SUGGESTIONS = 8;
const KEPT_MS = 30_000;
const MOST_KEPT = 200;

/**
 * Counts one question of a visitor to the database. Typing asks with every letter, so the limit is wide.
 * @throws DomainError too_many_attempts
 */
export const admitSearch = (db: Db, headers: Pick<Headers, 'get'>): Promise<void> =>
  hitByAddress(db, 'search', clientAddress(headers), { max: 120, overall: 6000, windowS: 60 });

// Answers to the same words for half a minute: the same for everybody, and neither counted nor looked up again.
const kept = new Map<string, { until: number; answer: Promise<Suggestion[]> }>();

/** At most eight pages for what is being typed. @throws DomainError too_many_attempts */
export function suggest(db: Db, input: string, headers: Pick<Headers, 'get'>): Promise<Suggestion[]> {
  const key = searchWords(input).join(' ');
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.answer;

  const answer = ask(db, key, headers);
  kept.delete(key);
  kept.set(key, { until: Date.now() + KEPT_MS, answer });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // A refusal is for one visitor and a failure for one moment.
  answer.catch(() => kept.delete(key));
  return answer;
}

async function ask(db: Db, words: string, headers: Pick<Headers, 'get'>): Promise<Suggestion[]> {
  if (words === '') return [];
  await admitSearch(db, headers);
  const { hits } = await searchShop(db, words, { limit: MOST_SUGGESTIONS });
  return hits.map(({ kind, title, subtitle, href }) => ({ type: kind, title, subtitle, href }));
}
