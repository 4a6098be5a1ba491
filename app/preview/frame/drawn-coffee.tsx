import { BuyBox } from '@/components/product/buy-box';
import { CoffeeSheet } from '@/components/product/coffee-sheet';
import { ShippingLine } from '@/components/product/shipping-line';
import { StoryBody } from '@/components/story/story-body';
import type { Preview } from '@/lib/admin/catalog/preview';
import { list } from '@/lib/kernel/format';
import { thumbOf } from '@/lib/kernel/thumb';
import type { shippingServicesPage, shopSettingsPage } from '@/lib/shipping/pages';

/** The product page of an editor's preview: the shop's own parts, fed with values that are not saved. */
export function DrawnCoffee({
  preview: { coffee, name, today, entries, missing = [] },
  settings,
  services,
  isLookedAt = false,
}: {
  /** Without `missing` nothing is said of it: whoever has a secret link cannot mend it. */
  preview: Pick<Preview, 'coffee' | 'name' | 'today' | 'entries'> & Partial<Pick<Preview, 'missing'>>;
  settings: Awaited<ReturnType<typeof shopSettingsPage>>;
  services: Awaited<ReturnType<typeof shippingServicesPage>>;
  /** Opened by a secret link, not in an editor: sizes and button are there to be seen. */
  isLookedAt?: boolean;
}) {
  if (!coffee) {
    return (
      <main id="main" className="frame py-14">
        <h1 className="text-h1" translate="no">
          {name}
        </h1>
        <p className="mt-4 max-w-prose text-lead">
          This coffee has no lot yet, and its page is drawn from its lots. Add a lot to see it.
        </p>
      </main>
    );
  }
  const { lotCode, altitudeMin, altitudeMax, process, processModifiers, variants } = coffee.lot;
  const producerBody = coffee.producer?.body;
  return (
    <CoffeeSheet
      coffee={coffee}
      today={today}
      buyBox={
        variants.length > 0 && (
          <div inert={isLookedAt}>
            <BuyBox
              key={variants.map((size) => size.id).join()}
              coffee={{ slug: coffee.slug, name: coffee.name, thumb: thumbOf(coffee.photo) }}
              lot={{ lotCode, altitudeMin, altitudeMax, process, processModifiers, variants }}
              quoteEmail={settings?.email ?? ''}
              isLive={false}
            />
            <ShippingLine
              services={services}
              country={settings?.country ?? 'US'}
              currency={settings?.currency ?? 'USD'}
            />
          </div>
        )
      }
      producerBody={
        producerBody ? (
          <StoryBody
            doc={producerBody}
            entries={new Map(entries.map((entry) => [entry.slug, entry]))}
            today={today}
          />
        ) : null
      }
      standingNote={
        missing.length > 0 && (
          <p className="mt-3 border-l-4 border-revision pl-3">
            <strong className="text-revision">Customers can buy it when</strong> {list(missing)}.
          </p>
        )
      }
    />
  );
}
