import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { BuyBox } from '@/components/product/buy-box';
import { CoffeeSheet } from '@/components/product/coffee-sheet';
import { ShippingLine } from '@/components/product/shipping-line';
import { StoryBody } from '@/components/story/story-body';
import { JsonLd } from '@/components/ui/json-ld';
import { coffeeJsonLd } from '@/lib/catalog/json-ld';
import { catalogEntries, coffeePage, renamedTo, shopDay } from '@/lib/catalog/pages';
import type { LotView } from '@/lib/catalog/types';
import { BUILD_SLUG } from '@/lib/kernel/build';
import { thumbOf } from '@/lib/kernel/thumb';
import { shippingServicesPage, shopSettingsPage } from '@/lib/shipping/pages';

export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ slug: BUILD_SLUG }];

export async function generateMetadata({ params }: PageProps<'/coffee/[slug]'>): Promise<Metadata> {
  const coffee = await coffeePage((await params).slug);
  if (!coffee) return { title: 'Not found' };
  const place = coffee.regions.map((r) => r.name).reverse();
  return {
    title: place.length > 0 ? `${coffee.name}, ${place.at(-2) ?? place[0]}` : coffee.name,
    description: coffee.summary,
    alternates: { canonical: `/coffee/${coffee.slug}` },
    openGraph: {
      title: coffee.name,
      description: coffee.summary,
      images: [{ url: `/og/coffee/${coffee.slug}`, width: 1200, height: 630 }],
    },
  };
}

/** Only what the island needs: every field of it is sent to the browser. */
const buyable = ({ lotCode, altitudeMin, altitudeMax, process, processModifiers, variants }: LotView) => ({
  lotCode,
  altitudeMin,
  altitudeMax,
  process,
  processModifiers,
  variants,
});

export default async function CoffeeRoute({ params }: PageProps<'/coffee/[slug]'>) {
  const { slug } = await params;
  const coffee = await coffeePage(slug);
  if (!coffee) {
    const now = await renamedTo('coffee', slug);
    if (now && now !== slug) permanentRedirect(`/coffee/${now}`);
    return (
      <Missing what="No coffee of ours has this address. Crops come and go, but a coffee keeps its page: search for its name or its place." />
    );
  }
  const [today, entries, settings, services] = await Promise.all([
    shopDay(),
    catalogEntries(),
    shopSettingsPage(),
    shippingServicesPage(),
  ]);
  const bySlug = new Map(entries.map((e) => [e.slug, e]));
  return (
    <>
      <JsonLd data={coffeeJsonLd(coffee, settings?.name ?? '')} />
      <CoffeeSheet
        coffee={coffee}
        today={today}
        buyBox={
          <>
            <BuyBox
              coffee={{ slug: coffee.slug, name: coffee.name, thumb: thumbOf(coffee.photo) }}
              lot={buyable(coffee.lot)}
              quoteEmail={settings?.email ?? ''}
            />
            <ShippingLine
              services={services}
              country={settings?.country ?? 'US'}
              currency={settings?.currency ?? 'USD'}
            />
          </>
        }
        producerBody={
          coffee.producer?.body ? (
            <StoryBody doc={coffee.producer.body} entries={bySlug} today={today} />
          ) : null
        }
      />
    </>
  );
}
