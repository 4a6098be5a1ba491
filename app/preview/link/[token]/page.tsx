import type { Metadata } from 'next';
import { connection } from 'next/server';
import { StorySheet } from '@/components/story/story-sheet';
import { shopDb } from '@/db/pools';
import { getStatus, openPreviewLink } from '@/lib/admin/publishing/queries';
import { getCoffeePage } from '@/lib/catalog/coffee-page';
import { getOriginPage } from '@/lib/catalog/origins';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import { moment } from '@/lib/kernel/format';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { getStory } from '@/lib/stories/queries';
import { placesOf } from '@/lib/stories/rules';
import { DrawnCoffee } from '../../coffee/drawn-coffee';

export const metadata: Metadata = { title: 'Preview' };

/** What a secret link shows: the page as it is saved, read from the tables and not from a cache. */
export default async function PreviewRoute({ params }: PageProps<'/preview/link/[token]'>) {
  await connection();
  const link = await openPreviewLink(shopDb(), (await params).token);
  const record = link && (await getStatus(shopDb(), link.subject, link.subjectId));
  if (!link || !record) return <LinkEnded />;
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <>
      <aside
        aria-label="Preview"
        className="sticky top-0 z-20 border-b-2 border-revision bg-sheet px-4 py-2 text-center"
      >
        <strong className="text-revision">PREVIEW</strong>{' '}
        {record.status === 'published' ? 'of a published page' : 'of a page that is not published'}. This link
        opens until {moment(link.expiresAt.toISOString(), timeZone)}. Please do not pass it on.{' '}
        <a href="/" className="link">
          Leave the preview
        </a>
      </aside>
      {link.subject === 'coffee' ? (
        <CoffeePreview slug={record.slug} name={record.label} />
      ) : (
        <StoryPreview slug={record.slug} />
      )}
    </>
  );
}

async function CoffeePreview({ slug, name }: { slug: string; name: string }) {
  const db = shopDb();
  const [coffee, today, entries, settings, services] = await Promise.all([
    getCoffeePage(db, slug, 'drafts'),
    shopToday(db),
    listCatalog(db),
    getShopSettings(db),
    listShippingServices(db),
  ]);
  return (
    <DrawnCoffee
      preview={{ coffee, name, today, entries }}
      settings={settings}
      services={services}
      isLookedAt
    />
  );
}

async function StoryPreview({ slug }: { slug: string }) {
  const db = shopDb();
  const [story, today, entries] = await Promise.all([
    getStory(db, slug, 'drafts'),
    shopToday(db),
    listCatalog(db),
  ]);
  if (!story) return <LinkEnded />;
  const origins = await Promise.all(placesOf(story).map((path) => getOriginPage(db, path)));
  return <StorySheet story={story} entries={entries} origins={origins} today={today} />;
}

/** Words and not `notFound()`: the status of a page drawn per visit is sent before its database has answered. */
function LinkEnded() {
  return (
    <main id="main" className="frame py-16">
      <h1 className="text-h1">This preview has ended</h1>
      <p className="mt-4 max-w-prose">
        The link has run out or was taken back. Whoever sent it to you can make a new one.
      </p>
    </main>
  );
}
