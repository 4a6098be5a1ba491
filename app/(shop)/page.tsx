import Link from 'next/link';
import { SHEET_CAPTION } from '@/components/art/contour-sheet';
import { CardGrid } from '@/components/product/card-grid';
import { Price } from '@/components/product/price';
import { SheetImage } from '@/components/product/sheet-image';
import { WasPriceNote } from '@/components/product/was-price-note';
import { StoryTeaser } from '@/components/story/story-teaser';
import { JsonLd } from '@/components/ui/json-ld';
import { Section } from '@/components/ui/section';
import { absolute } from '@/lib/catalog/json-ld';
import { catalogEntries, shopDay } from '@/lib/catalog/pages';
import { canBuy } from '@/lib/catalog/rules';
import { list, plural } from '@/lib/kernel/format';
import { TASTE_FAMILIES } from '@/lib/kernel/taste';
import { storyTeasers } from '@/lib/stories/queries';
import { shopName } from '../ribbon';

const ON_HOME = 8;

export default async function HomeRoute() {
  const [entries, stories, today, shop] = await Promise.all([
    catalogEntries(),
    storyTeasers(),
    shopDay(),
    shopName(),
  ]);
  const onTable = entries.filter((e) => canBuy(e.availability));
  const hero = onTable[0];
  const newest = onTable
    .filter((e) => e !== hero && e.kind === 'coffee')
    .sort((a, b) => (b.arrivedOn ?? '').localeCompare(a.arrivedOn ?? ''))
    .slice(0, ON_HOME);
  const tastes = Object.entries(TASTE_FAMILIES)
    .map(([value, words]) => ({
      ...words,
      value,
      n: entries.filter((e) => (e.tasteFamilies as string[]).includes(value)).length,
    }))
    .filter(({ n }) => n > 0);
  return (
    <main id="main">
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@graph': [
            { '@type': 'WebSite', name: shop, url: absolute('/') },
            { '@type': 'Organization', name: shop, url: absolute('/'), logo: absolute('/icon.svg') },
          ],
        }}
      />
      <div className="frame grid items-center gap-9 pt-9 md:pt-14 lg:grid-cols-12 lg:gap-14">
        <div className="lg:col-span-6">
          <h1 className="text-display">Coffee is a place and a season. We print the sheet.</h1>
          <p className="mt-5 max-w-prose text-lead">
            {onTable.length > 0
              ? `${plural(onTable.length, 'lot')} on the table, green and roasted.`
              : 'The table is being laid: there is nothing to buy yet.'}{' '}
            Each lot shows how high it grew, when it was picked, how it was made, and who says so.
          </p>
          <div className="mt-7 flex flex-wrap gap-3">
            <Link href="/coffee" className="action">
              See what is on the table
            </Link>
            <Link href="/origins" className="action-quiet min-h-14 px-5">
              Browse by place
            </Link>
          </div>
        </div>
        {hero && (
          <article className="relative -mx-4 border-y border-ink bg-sheet outline-ink hover:outline-1 has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-water md:mx-0 md:border lg:col-span-6">
            <p className="label flex justify-between gap-4 border-b border-ink px-4 py-2.5 text-ink-2">
              <span>
                {hero.regions
                  .map((r) => r.name)
                  .slice(0, 2)
                  .reverse()
                  .join(', ')}
              </span>
              <span translate="no">{hero.lotCode}</span>
            </p>
            <div className="aspect-[16/11]">
              <SheetImage of={hero} size="sheet" loads="first" morphs />
            </div>
            <div className="flex flex-wrap items-end justify-between gap-4 border-t border-ink p-4">
              <div>
                <h2 className="text-h2">
                  <Link
                    href={`/coffee/${hero.slug}`}
                    className="outline-none after:absolute after:inset-0"
                    translate="no"
                  >
                    {hero.name}
                  </Link>
                </h2>
                <p className="font-italic text-lead text-ink-2 italic first-letter:uppercase">
                  {list(hero.notes)}
                </p>
              </div>
              {hero.offer?.was ? (
                <div>
                  <Price offer={hero.offer} />
                  <WasPriceNote />
                </div>
              ) : (
                hero.offer && <Price offer={hero.offer} />
              )}
              {hero.photo ? (
                hero.photo.credit && (
                  <p className="w-full text-small text-ink-2">Photo: {hero.photo.credit}</p>
                )
              ) : (
                <p className="w-full text-small text-ink-2">{SHEET_CAPTION}</p>
              )}
            </div>
          </article>
        )}
      </div>

      {newest.length > 0 && (
        <Section
          id="new"
          title="Just landed"
          aside={
            <Link href="/coffee" className="link">
              All coffees
            </Link>
          }
        >
          <CardGrid entries={newest} today={today} wasNoted={hero?.offer?.was !== undefined} />
        </Section>
      )}

      {tastes.length > 0 && (
        <Section id="taste" title="Start from taste">
          <ul className="grid border-t border-l border-ink sm:grid-cols-2 lg:grid-cols-4">
            {tastes.map(({ value, label, plain, n }) => (
              <li key={value} className="border-r border-b border-ink bg-sheet">
                <a
                  href={`/coffee/find?taste=${value}`}
                  className="flex h-full min-h-36 flex-col gap-2 p-4 hover:bg-wash"
                >
                  <span className="font-display text-h3">{label}</span>
                  <span className="text-small text-ink-2">{plain}</span>
                  <span className="mt-auto text-small font-semibold text-water">{plural(n, 'coffee')}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}

      {stories.length > 0 && (
        <Section id="stories" title="Stories">
          <div className="grid gap-6 lg:grid-cols-3">
            {stories.map((story) => (
              <StoryTeaser key={story.slug} story={story} />
            ))}
          </div>
        </Section>
      )}
    </main>
  );
}
