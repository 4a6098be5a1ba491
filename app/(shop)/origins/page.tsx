import type { Metadata } from 'next';
import Link from 'next/link';
import { LocatorImage } from '@/components/product/plate-image';
import { catalogEntries } from '@/lib/catalog/pages';
import type { CatalogEntry } from '@/lib/catalog/types';
import { entryCount } from '@/lib/catalog/words';
import { plural } from '@/lib/kernel/format';

export const metadata: Metadata = {
  title: 'Origins',
  description:
    'Every country, department and province our coffee comes from, with the lots on sale there now.',
  alternates: { canonical: '/origins' },
};

type Country = { path: string; name: string; iso: string; coffees: CatalogEntry[] };

function countries(entries: readonly CatalogEntry[]): Country[] {
  const found = new Map<string, Country>();
  for (const entry of entries) {
    const country = entry.regions[0];
    if (!country?.iso) continue;
    const known = found.get(country.path) ?? {
      path: country.path,
      name: country.name,
      iso: country.iso,
      coffees: [],
    };
    known.coffees.push(entry);
    found.set(country.path, known);
  }
  return [...found.values()].sort(
    (a, b) => b.coffees.length - a.coffees.length || a.name.localeCompare(b.name),
  );
}

export default async function OriginsRoute() {
  const all = countries(await catalogEntries());
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-display">Origins</h1>
      <p className="mt-2 max-w-prose text-ink-2">
        {all.length > 0
          ? `${plural(all.length, 'country', 'countries')}. Each page has the map, the season, the people and what is on the table now.`
          : 'No place has a page yet: each comes with its first coffee.'}
      </p>
      <ul className="mt-9 grid gap-4 md:grid-cols-2 md:gap-6 lg:grid-cols-3">
        {all.map((country) => {
          const departments = new Map(
            country.coffees.flatMap((e) =>
              e.regions.filter((r) => r.level === 'department').map((r) => [r.path, r] as const),
            ),
          );
          return (
            <li key={country.path} className="border border-ink bg-sheet">
              <p className="label flex justify-between border-b border-ink px-3.5 py-2.5 text-ink-2">
                <span>{country.iso}</span>
                <span>{entryCount(country.coffees)}</span>
              </p>
              <div className="grid grid-cols-[7.5rem_1fr] gap-4 p-4">
                <LocatorImage
                  country={country.iso}
                  highlight={[...departments.values()].flatMap((r) => r.iso ?? [])}
                />
                <div>
                  <h2 className="text-h3">
                    <Link href={`/origins/${country.path}`} className="hover:underline">
                      {country.name}
                    </Link>
                  </h2>
                  <ul className="mt-2 text-small">
                    {[...departments.values()].map((r) => (
                      <li key={r.path}>
                        <Link
                          href={`/origins/${r.path}`}
                          prefetch={false}
                          className="link inline-flex min-h-8 items-center"
                          translate="no"
                        >
                          {r.name}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
