import Link from 'next/link';
import { RegionMapPlate } from '@/components/origin/region-map-plate';
import { Breadcrumb } from '@/components/product/breadcrumb';
import { CardGrid } from '@/components/product/card-grid';
import { PhotoFigure } from '@/components/ui/photo-figure';
import { Section } from '@/components/ui/section';
import type { CatalogEntry, OriginPage } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';
import { eachBlock } from '@/lib/kernel/story-doc';
import { STORY_KINDS, type StoryKind } from '@/lib/stories/rules';
import type { StoryPage } from '@/lib/stories/types';
import { proseMap } from './prose-map';
import { StoryBody } from './story-body';

/** A story as visitors read it; its editor shows the same. */
export function StorySheet({
  story,
  entries,
  origins,
  today,
}: {
  story: StoryPage;
  entries: readonly CatalogEntry[];
  /** Pages of the places it is about and of the maps in its text. */
  origins: readonly (OriginPage | null)[];
  today: string;
}) {
  const bySlug = new Map(entries.map((e) => [e.slug, e]));
  const own = story.coffees.flatMap((s) => bySlug.get(s) ?? []);
  const country = story.regions[0]?.path.split('/')[0] ?? '';
  const iso = entries.find((e) => e.regions[0]?.path === country)?.regions[0]?.iso ?? null;
  const hasMap = [...eachBlock(story.body.content)].some((b) => b.type === 'regionMap');
  const headings = story.body.content.flatMap((b) =>
    b.type === 'heading' && b.attrs.level === 2
      ? [{ id: b.attrs.id, text: b.content.map((t) => t.text).join('') }]
      : [],
  );
  return (
    <main id="main">
      <Breadcrumb crumbs={[{ href: '/stories', name: 'Stories' }]} here={story.title} />
      <article className="frame">
        <p className="label text-ink-2">{STORY_KINDS[story.kind as StoryKind] ?? 'Story'}</p>
        <h1 className="mt-2 max-w-[18ch] text-display">{story.title}</h1>
        <p className="mt-5 max-w-prose font-display text-h3 leading-snug">{story.lead}</p>
        <p className="mt-4 text-small text-ink-2">
          {story.isPublished ? (
            <>
              Published <time dateTime={story.publishedOn}>{partialDate(story.publishedOn)}</time>
            </>
          ) : (
            'Not published'
          )}
          {story.demo && ' · The places and sources are real; the lots on sale are demo data.'}
        </p>
        {story.photo && (
          <div className="mt-9">
            <PhotoFigure
              photo={story.photo}
              sizes="(min-width: 90rem) 85rem, 96vw"
              loads="first"
              ratio="aspect-[3/2] md:aspect-[21/9]"
            />
          </div>
        )}
        <div className="mt-9 grid gap-9 border-t border-ink pt-6 lg:grid-cols-12">
          <div className="lg:col-span-8">
            <StoryBody doc={story.body} entries={bySlug} today={today} map={proseMap(origins)} />
            {story.sources.length > 0 && (
              <section aria-labelledby="sources" className="mt-14 max-w-prose border-t border-ink pt-4">
                <h2 id="sources" className="text-h3">
                  Sources
                </h2>
                <ul className="mt-3 space-y-2 text-small">
                  {story.sources.map((s) => (
                    <li key={s.name}>
                      {s.url ? (
                        <a href={s.url} className="link" rel="noopener">
                          {s.name}
                        </a>
                      ) : (
                        <strong>{s.name}</strong>
                      )}
                      : {s.note}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <aside
            className="space-y-6 self-start max-lg:order-first lg:sticky lg:top-6 lg:col-span-4"
            aria-label="In this story"
          >
            {iso && !hasMap && (
              <RegionMapPlate
                country={iso}
                name="In this story"
                highlight={story.regions.flatMap(
                  (r) => origins.find((o) => o?.path === r.path)?.mapHighlight ?? [],
                )}
                towns={story.places}
              />
            )}
            {headings.length > 0 && (
              <nav aria-label="Sections" className="border border-ink bg-sheet p-4">
                <p className="label text-ink-2">Sections</p>
                <ul className="mt-2">
                  {headings.map((h) => (
                    <li key={h.id}>
                      <a href={`#${h.id}`} className="link inline-flex min-h-9 items-center">
                        {h.text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            {story.regions.length > 0 && (
              <nav aria-label="Places in this story" className="border border-ink bg-sheet p-4 max-lg:hidden">
                <p className="label text-ink-2">Places</p>
                <ul className="mt-2">
                  {story.regions.map((r) => (
                    <li key={r.path}>
                      <Link
                        href={`/origins/${r.path}`}
                        prefetch={false}
                        className="link inline-flex min-h-9 items-center"
                        translate="no"
                      >
                        {r.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </aside>
        </div>
      </article>
      {own.length > 0 && (
        <Section id="coffees" title="From this story">
          <CardGrid entries={own} today={today} />
        </Section>
      )}
    </main>
  );
}
