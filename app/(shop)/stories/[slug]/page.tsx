import type { Metadata } from 'next';
import Link from 'next/link';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { RegionMapPlate } from '@/components/origin/region-map-plate';
import { Breadcrumb } from '@/components/product/breadcrumb';
import { CardGrid } from '@/components/product/card-grid';
import { StoryBody } from '@/components/story/story-body';
import { JsonLd } from '@/components/ui/json-ld';
import { Section } from '@/components/ui/section';
import { catalogEntries, originPage, renamedTo, shopDay } from '@/lib/catalog/pages';
import { BUILD_SLUG } from '@/lib/kernel/build';
import { partialDate } from '@/lib/kernel/format';
import { storyJsonLd } from '@/lib/stories/json-ld';
import { storyPage } from '@/lib/stories/queries';

export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ slug: BUILD_SLUG }];

export async function generateMetadata({ params }: PageProps<'/stories/[slug]'>): Promise<Metadata> {
  const story = await storyPage((await params).slug);
  if (!story) return { title: 'Not found' };
  return {
    title: { absolute: story.seoTitle },
    description: story.seoDescription,
    alternates: { canonical: `/stories/${story.slug}` },
    openGraph: {
      type: 'article',
      title: story.title,
      description: story.seoDescription,
      publishedTime: story.publishedOn,
      images: [{ url: `/og/story/${story.slug}`, width: 1200, height: 630 }],
    },
  };
}

export default async function StoryRoute({ params }: PageProps<'/stories/[slug]'>) {
  const { slug } = await params;
  const story = await storyPage(slug);
  if (!story) {
    const now = await renamedTo('story', slug);
    if (now && now !== slug) permanentRedirect(`/stories/${now}`);
    return <Missing what="No story of ours has this address." />;
  }
  const [today, entries, ...origins] = await Promise.all([
    shopDay(),
    catalogEntries(),
    ...story.regions.map((r) => originPage(r.path)),
  ]);
  const bySlug = new Map(entries.map((e) => [e.slug, e]));
  const own = story.coffees.flatMap((s) => bySlug.get(s) ?? []);
  const country = story.regions[0]?.path.split('/')[0] ?? '';
  const iso = entries.find((e) => e.regions[0]?.path === country)?.regions[0]?.iso ?? null;
  const map = (path: string) => {
    const origin = origins.find((o) => o?.path === path);
    const of = origin ? (origin.ancestors[0] ?? origin).iso : null;
    return origin && of ? (
      <div className="my-6 max-w-[26rem] font-sans">
        <RegionMapPlate
          country={of}
          name={origin.nameEn ?? origin.name}
          highlight={origin.mapHighlight}
          towns={origin.towns}
        />
      </div>
    ) : null;
  };
  const hasMap = story.body.content.some((b) => b.type === 'regionMap');
  const headings = story.body.content.flatMap((b) =>
    b.type === 'heading' && b.attrs.level === 2
      ? [{ id: b.attrs.id, text: b.content.map((t) => t.text).join('') }]
      : [],
  );
  return (
    <main id="main">
      <JsonLd data={storyJsonLd(story)} />
      <Breadcrumb crumbs={[{ href: '/stories', name: 'Stories' }]} here={story.title} />
      <article className="frame">
        <p className="label text-ink-2">{story.kind === 'travel' ? 'Travel story' : 'Origin story'}</p>
        <h1 className="mt-2 max-w-[18ch] text-display">{story.title}</h1>
        <p className="mt-5 max-w-prose font-display text-h3 leading-snug">{story.lead}</p>
        <p className="mt-4 text-small text-ink-2">
          Published <time dateTime={story.publishedOn}>{partialDate(story.publishedOn)}</time>
          {story.demo && ' · The places and sources are real; the lots on sale are demo data.'}
        </p>
        <div className="mt-9 grid gap-9 border-t border-ink pt-6 lg:grid-cols-12">
          <div className="lg:col-span-8">
            <StoryBody doc={story.body} entries={bySlug} today={today} map={map} />
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
          <aside className="space-y-6 lg:col-span-4" aria-label="In this story">
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
            {story.regions.length > 0 && (
              <nav aria-label="Places in this story" className="border border-ink bg-sheet p-4">
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
