import Link from 'next/link';
import { AltitudePlate } from '@/components/product/altitude-plate';
import { Breadcrumb } from '@/components/product/breadcrumb';
import { CardGrid } from '@/components/product/card-grid';
import { CupPlate } from '@/components/product/cup-plate';
import { FactList } from '@/components/product/fact-list';
import { FactSources } from '@/components/product/fact-sources';
import { HarvestPlate } from '@/components/product/harvest-plate';
import { factOf } from '@/components/product/words';
import { proseMap } from '@/components/story/prose-map';
import { StoryBody } from '@/components/story/story-body';
import { StoryTeaser } from '@/components/story/story-teaser';
import { PhotoFigure } from '@/components/ui/photo-figure';
import { Section } from '@/components/ui/section';
import { canBuy } from '@/lib/catalog/rules';
import {
  type CatalogEntry,
  CVA_AXES,
  type CvaAxis,
  type Intensities,
  type OriginPage,
} from '@/lib/catalog/types';
import { entryCount } from '@/lib/catalog/words';
import { list, partialDate } from '@/lib/kernel/format';
import { PROCESSES } from '@/lib/kernel/taste';
import { RegionMapPlate } from './region-map-plate';

const MOST_NAMED = 5;
/** Facts whose sources stand where the page shows them; the others are a list. */
const BESIDE_ITS_FIGURE = ['altitudeNote', 'harvestMonths', 'coordinates'];

/** The values that most coffees have, most first: "Caturra, Typica and Bourbon". */
function commonest(entries: readonly CatalogEntry[], of: (e: CatalogEntry) => readonly string[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const value of of(entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return list(ranked.slice(0, MOST_NAMED).map(([value]) => value));
}

/** The middle of several cups on each axis, whole; null for fewer than two, where a mean says nothing. */
function meanCup(entries: readonly CatalogEntry[]): Intensities | null {
  const cups = entries.flatMap((e) => e.intensities ?? []);
  if (cups.length < 2) return null;
  const mean = (axis: CvaAxis) => Math.round(cups.reduce((sum, cup) => sum + cup[axis], 0) / cups.length);
  return Object.fromEntries(CVA_AXES.map((axis) => [axis, mean(axis)])) as Intensities;
}

/** An origin: what marketing links to. Sections without facts are not there; each has an anchor of its own. */
export function OriginSheet({
  origin,
  entries,
  maps,
  today,
}: {
  origin: OriginPage;
  entries: readonly CatalogEntry[];
  /** The places that maps in the text show. */
  maps: readonly (OriginPage | null)[];
  today: string;
}) {
  const all = [...origin.onSale, ...origin.notNow];
  const others = entries
    .filter((e) => canBuy(e.availability) && !e.regionPaths.includes(origin.path))
    .flatMap((e) =>
      e.altitudeMin !== null && e.altitudeMax !== null ? [{ min: e.altitudeMin, max: e.altitudeMax }] : [],
    );
  const country = (origin.ancestors[0] ?? origin).iso ?? '';
  const name = origin.nameEn ?? origin.name;
  const cup = meanCup(all);
  const more = origin.facts
    .filter(({ key }) => !BESIDE_ITS_FIGURE.includes(key))
    .map((fact) => ({ label: fact.label, value: fact.value, fact }));
  const heights = all.filter((e) => e.altitudeMin !== null && e.altitudeMax !== null);
  const min = Math.min(...heights.map((e) => e.altitudeMin as number));
  const max = Math.max(...heights.map((e) => e.altitudeMax as number));
  return (
    <main id="main">
      <Breadcrumb
        crumbs={[
          { href: '/origins', name: 'Origins' },
          ...origin.ancestors.map((r) => ({ href: `/origins/${r.path}`, name: r.name })),
        ]}
        here={name}
      />
      <div className="frame grid items-start gap-9 lg:grid-cols-12">
        <div className="lg:col-span-7">
          <p className="label text-ink-2">
            {origin.level === 'country'
              ? 'Origin'
              : origin.ancestors
                  .map((r) => r.name)
                  .reverse()
                  .join(', ')}
          </p>
          <h1 className="mt-2 text-display" translate="no">
            {name}
          </h1>
          {origin.intro && <p className="mt-5 max-w-prose font-display text-lead">{origin.intro}</p>}
          {origin.altitudeNote && (
            <>
              <p className="mt-3 max-w-prose text-ink-2">{origin.altitudeNote}</p>
              <FactSources fact={factOf(origin, 'altitudeNote')} />
            </>
          )}
          {origin.children.length > 0 && (
            <nav aria-label={`Places in ${name}`} className="mt-6">
              <ul className="flex flex-wrap gap-2">
                {origin.children.map((child) => (
                  <li key={child.path}>
                    <Link
                      href={`/origins/${child.path}`}
                      className="inline-flex min-h-10 items-center gap-2 border border-rule px-3.5 text-small font-semibold hover:bg-ink hover:text-paper"
                      translate="no"
                    >
                      {child.name}
                      {child.coffees > 0 && (
                        <span className="tabular opacity-70" translate="yes">
                          {child.coffees}
                          <span className="sr-only"> on the table</span>
                        </span>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {origin.body && (
            <div className="mt-8">
              <StoryBody
                doc={origin.body}
                entries={new Map(entries.map((e) => [e.slug, e]))}
                today={today}
                map={proseMap(maps)}
              />
            </div>
          )}
          {(heights.length > 0 || origin.harvestMonths.length > 0) && (
            <section
              id="height-and-season"
              aria-label="Height and season"
              className="mt-9 grid items-start gap-6 sm:grid-cols-2"
            >
              {heights.length > 0 && <AltitudePlate min={min} max={max} others={others} ofLots />}
              {origin.harvestMonths.length > 0 && (
                <div>
                  <HarvestPlate
                    months={origin.harvestMonths}
                    place={name}
                    todayMonth={Number(today.slice(5, 7))}
                  />
                  <FactSources fact={factOf(origin, 'harvestMonths')} />
                </div>
              )}
            </section>
          )}
        </div>
        <div className="space-y-6 lg:col-span-5">
          {origin.photo && (
            <PhotoFigure photo={origin.photo} sizes="(min-width: 68.75rem) 36rem, 96vw" loads="first" />
          )}
          <RegionMapPlate
            country={country}
            name={name}
            highlight={origin.mapHighlight}
            towns={origin.towns}
            near={origin.level !== 'country'}
          />
          <FactSources fact={factOf(origin, 'coordinates')} />
          <FactList rows={more} />
        </div>
      </div>

      {origin.onSale.length > 0 && (
        <Section
          id="on-the-table"
          title="On the table now"
          aside={<p className="text-ink-2">{entryCount(origin.onSale)}</p>}
        >
          <CardGrid entries={origin.onSale} today={today} />
        </Section>
      )}

      {origin.notNow.length > 0 && (
        <Section
          id="not-now"
          title={origin.onSale.length > 0 ? 'Not for sale now' : 'Nothing on the table today'}
        >
          <CardGrid entries={origin.notNow} today={today} />
        </Section>
      )}

      {all.length > 0 && (
        <Section id="taste" title="What grows, and how it tastes">
          <div className={`grid items-start gap-6 ${cup ? 'md:grid-cols-[minmax(0,26rem)_1fr]' : ''}`}>
            {cup && <CupPlate cup={cup} demo={all.some((e) => e.demo)} title="In the cup, on average" />}
            <div className="border border-ink bg-sheet">
              <p className="label border-b border-ink px-3.5 py-2.5 text-ink-2">Most often</p>
              <dl className="space-y-3 p-4">
                {[
                  ['Varieties', commonest(all, (e) => e.varieties)],
                  ['Processes', commonest(all, (e) => (e.process ? [PROCESSES[e.process].label] : []))],
                  ['In the cup', commonest(all, (e) => e.notes)],
                ].map(([label, value]) =>
                  value ? (
                    <div key={label}>
                      <dt className="text-small text-ink-2">{label}</dt>
                      <dd className="first-letter:uppercase">{value}</dd>
                    </div>
                  ) : null,
                )}
              </dl>
            </div>
          </div>
        </Section>
      )}

      {origin.producers.length > 0 && (
        <Section id="producers" title="Producers">
          <ul className="grid gap-6 md:grid-cols-2 lg:grid-cols-3">
            {origin.producers.map((p) => (
              <li key={p.slug} className="border border-ink bg-sheet p-5">
                <h3 className="text-h3" translate="no">
                  <Link href={`/producers/${p.slug}`} className="hover:underline">
                    {p.name}
                  </Link>
                </h3>
                <p className="mt-2 text-small">{p.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}

      {origin.stories.length > 0 && (
        <Section id="stories" title={origin.stories.length > 1 ? 'Stories from here' : 'The story'}>
          <div className="grid gap-6 lg:grid-cols-2">
            {origin.stories.map((story) => (
              <StoryTeaser key={story.slug} story={story} />
            ))}
          </div>
        </Section>
      )}

      {origin.archive.length > 0 && (
        <Section id="archive" title="Past crops" ruled>
          <ul className="border-t border-ink">
            {origin.archive.map((lot) => (
              <li key={lot.lotCode} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-3">
                <Link href={`/coffee/${lot.coffeeSlug}#crops`} className="link font-semibold" translate="no">
                  {lot.coffeeName}
                </Link>
                <span className="text-ink-2">
                  crop {lot.cropYear}
                  {lot.arrivedOn && `, arrived ${partialDate(lot.arrivedOn)}`}
                </span>
                <span className="label self-center text-ink-2">{lot.lotCode}</span>
                {lot.newerCrop && (
                  <span>
                    Past crop,{' '}
                    <Link href={`/coffee/${lot.coffeeSlug}`} className="link">
                      see the {lot.newerCrop} lot
                    </Link>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </main>
  );
}
