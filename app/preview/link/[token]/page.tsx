import type { Metadata } from 'next';
import { connection } from 'next/server';
import { ProducerSheet } from '@/components/product/producer-sheet';
import { StorySheet } from '@/components/story/story-sheet';
import { shopDb } from '@/db/pools';
import { producerShown } from '@/lib/admin/producers/preview';
import { getStanding, openPreviewLink } from '@/lib/admin/publishing/queries';
import type { PublishSubject, Standing } from '@/lib/admin/publishing/types';
import { getCoffeePage } from '@/lib/catalog/coffee-page';
import { getOriginPage } from '@/lib/catalog/origins';
import { listCatalog, shopToday } from '@/lib/catalog/queries';
import { moment } from '@/lib/kernel/format';
import type { LotId } from '@/lib/kernel/units';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { getStory } from '@/lib/stories/queries';
import { placesOf } from '@/lib/stories/rules';
import { DrawnCoffee } from '../../frame/drawn-coffee';

export const metadata: Metadata = { title: 'Preview' };

/** What a secret link shows: the page as it is saved, read from the tables and not from a cache. */
export default async function PreviewRoute({ params }: PageProps<'/preview/link/[token]'>) {
  await connection();
  const link = await openPreviewLink(shopDb(), (await params).token);
  const record = link && (await getStanding(shopDb(), link.subject, link.subjectId));
  if (!link || !record) return <LinkEnded />;
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <>
      <aside
        aria-label="Preview"
        className="sticky top-0 z-20 border-b-2 border-revision bg-sheet px-4 py-2 text-center"
      >
        <strong className="text-revision">PREVIEW</strong> {of(link.subject, record.standing)}. This link
        opens until {moment(link.expiresAt.toISOString(), timeZone)}. Please do not pass it on.{' '}
        <a href="/" className="link">
          Leave the preview
        </a>
      </aside>
      <Previewed subject={link.subject} id={link.subjectId} slug={record.slug} name={record.label} />
    </>
  );
}

const of = (subject: PublishSubject, standing: Standing): string => {
  if (subject === 'lot') return 'of a lot as it is saved';
  return standing === 'published' ? 'of a published page' : 'of a page that is not published';
};

function Previewed({
  subject,
  id,
  slug,
  name,
}: {
  subject: PublishSubject;
  id: string;
  slug: string;
  name: string;
}) {
  switch (subject) {
    case 'coffee':
      return <CoffeePreview slug={slug} name={name} />;
    case 'lot':
      return <CoffeePreview slug={slug} name={name} lot={id as LotId} />;
    case 'story':
      return <StoryPreview slug={slug} />;
    case 'producer':
      return <ProducerPreview id={id} />;
  }
}

async function CoffeePreview({ slug, name, lot }: { slug: string; name: string; lot?: LotId }) {
  const db = shopDb();
  const [coffee, today, entries, settings, services] = await Promise.all([
    getCoffeePage(db, slug, 'drafts', lot),
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

async function ProducerPreview({ id }: { id: string }) {
  const shown = await producerShown(shopDb(), id);
  return shown ? <ProducerSheet {...shown} /> : <LinkEnded />;
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
