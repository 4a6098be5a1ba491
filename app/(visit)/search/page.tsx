import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { SearchResults } from '@/components/search/search-results';
import { shopDb } from '@/db/pools';
import { catalogEntries, shopDay } from '@/lib/catalog/pages';
import { canBuy } from '@/lib/catalog/rules';
import { DomainError } from '@/lib/kernel/errors';
import { searchShop } from '@/lib/search/queries';
import { admitSearch } from '@/lib/search/suggestions';

export const metadata: Metadata = { title: 'Search', robots: { index: false } };

const SHOWN = 500;

export default async function SearchRoute({ searchParams }: PageProps<'/search'>) {
  await connection(); // The rate limit reads the clock.
  const { q } = await searchParams;
  const asked = (Array.isArray(q) ? q[0] : q) ?? '';
  const [entries, today] = await Promise.all([catalogEntries(), shopDay()]);
  let busy = false;
  try {
    if (asked.trim() !== '') await admitSearch(shopDb(), await headers());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    busy = true;
  }
  const results = busy ? null : await searchShop(shopDb(), asked);
  const byId = new Map(entries.map((e) => [e.id, e]));
  return (
    <SearchResults
      asked={asked.slice(0, SHOWN).replaceAll('\u0000', '')}
      busy={busy}
      coffees={(results?.coffeeIds ?? [])
        .flatMap((id) => byId.get(id) ?? [])
        // What can be bought first; otherwise as they fit.
        .sort((a, b) => Number(canBuy(b.availability)) - Number(canBuy(a.availability)))}
      pages={(results?.hits ?? []).filter((hit) => hit.kind !== 'coffee')}
      isCoffee={results?.hits[0]?.kind === 'coffee'}
      loose={results?.loose ?? false}
      today={today}
    />
  );
}
