import Link from 'next/link';
import type { ReactNode } from 'react';
import { SHEET_CAPTION } from '@/components/art/contour-sheet';
import { StoryTeaser } from '@/components/story/story-teaser';
import { Section } from '@/components/ui/section';
import { canBuy, newerCrop } from '@/lib/catalog/rules';
import type { CoffeePage } from '@/lib/catalog/types';
import { list, weight } from '@/lib/kernel/format';
import { TASTE_FAMILIES } from '@/lib/kernel/taste';
import { AltitudePlate } from './altitude-plate';
import { Breadcrumb, type Crumb } from './breadcrumb';
import { CardGrid } from './card-grid';
import { Certificates } from './certificates';
import { CropHistory } from './crop-history';
import { CupPlate } from './cup-plate';
import { FactList } from './fact-list';
import { GreenAnalysis } from './green-analysis';
import { HarvestPlate } from './harvest-plate';
import { LotStanding } from './lot-standing';
import { hasPlace, PlacePlate } from './place-plate';
import { ProcessSwatch } from './plate-image';
import { ProducerProfile } from './producer-profile';
import { Recipes } from './recipes';
import { SheetImage } from './sheet-image';
import { factOf, KIND_LABEL, lotFacts, makingFacts } from './words';

/** By how many plates there are: none alone at the start of an empty row. */
const PLATE_COLUMNS: Record<number, string> = { 1: '', 2: '', 3: 'lg:grid-cols-3', 4: 'xl:grid-cols-4' };

const sentence = (words: readonly string[]) => list(words).replace(/^./, (first) => first.toUpperCase());

type Props = {
  coffee: CoffeePage;
  today: string;
  /** The buy box, an island; the page around it is static. */
  buyBox: ReactNode;
  producerBody: ReactNode;
  /** For the shop's people: what a lot that cannot be bought still needs. */
  standingNote?: ReactNode;
};

/** The product page. A section without facts is not there: a lot with nothing but its sources is still complete. */
export function CoffeeSheet({ coffee, today, buyBox, producerBody, standingNote }: Props) {
  const { lot } = coffee;
  const crumbs: Crumb[] = [
    { href: '/coffee', name: 'Coffee' },
    ...coffee.regions.map((r) => ({ href: `/origins/${r.path}`, name: r.name })),
  ];
  const place = [...coffee.regions].reverse().map((r) => r.name);
  const sheet = { slug: coffee.slug, name: coffee.name, photo: coffee.photo, ...lot };
  const hasBand = lot.altitudeMin !== null && lot.altitudeMax !== null;
  const cup = lot.cupping?.intensities ?? null;
  const soldOut = lot.availability === 'sold-out' || lot.availability === 'archived';
  const plates = [
    cup && 'taste',
    hasBand && 'height',
    lot.harvestMonths.length > 0 && 'season',
    hasPlace(coffee.regions) && 'place',
  ].filter((p): p is string => typeof p === 'string');
  // Two plates alone leave half a row empty: the recipes stand beside them.
  const knowsMaking = makingFacts(lot).some((row) => row.value);
  const brewsBeside = plates.length === 2 && !knowsMaking && coffee.recipes.length > 0;
  // What the coffee's words and families say of its taste was found in other crops.
  const untastedPastCrop = lot.availability === 'archived' && lot.notes.length === 0;
  return (
    <main id="main">
      <Breadcrumb crumbs={crumbs} here={coffee.name} />
      <div className="frame grid gap-x-6 gap-y-5 md:grid-cols-12 lg:gap-x-14">
        <div className="md:col-span-5 lg:col-span-7">
          <figure className="-mx-4 border-y border-ink bg-sheet md:sticky md:top-6 md:mx-0 md:border">
            <p className="label flex justify-between gap-4 border-b border-ink px-4 py-2 text-ink-2">
              <span className="truncate">{place.slice(-2).join(', ') || KIND_LABEL[coffee.kind]}</span>
              <span className="shrink-0" translate="no">
                {lot.lotCode}
              </span>
            </p>
            <div className="max-md:h-[min(13.75rem,34svh)] md:aspect-[560/571]">
              <SheetImage of={sheet} size="sheet" soldOut={soldOut} loads="first" morphs />
            </div>
            {coffee.photo?.credit !== '' && (
              <figcaption className="flex items-center gap-x-2 gap-y-1 border-t border-ink px-4 py-2 text-label md:flex-wrap md:justify-between md:text-small">
                {coffee.photo ? (
                  <span className="text-ink-2">Photo: {coffee.photo.credit}</span>
                ) : hasBand && lot.process ? (
                  <>
                    <span className="flex items-center gap-2 font-semibold">
                      <ProcessSwatch process={lot.process} modifiers={lot.processModifiers} />
                      <span className="max-md:sr-only">grown in the hatched band</span>
                    </span>
                    <span className="text-ink-2">{SHEET_CAPTION}</span>
                  </>
                ) : (
                  <span className="text-ink-2">Drawn from this product’s name alone. Not a survey.</span>
                )}
              </figcaption>
            )}
          </figure>
        </div>
        <div className="md:col-span-7 lg:col-span-5">
          <p className="label text-ink-2">{KIND_LABEL[coffee.kind]}</p>
          <h1 className="mt-1 text-h1" translate="no">
            {coffee.name}
          </h1>
          {lot.notes.length > 0 && (
            <p className="mt-1 font-italic text-h3 text-ink-2 italic first-letter:uppercase">
              {list(lot.notes)}
            </p>
          )}
          <div className="mt-4">
            {lot.availability === 'by-quote' && (
              <p className="mb-4 font-semibold">Sold as full bags, on request.</p>
            )}
            {canBuy(lot.availability) || lot.availability === 'by-quote' ? (
              buyBox
            ) : (
              <LotStanding
                lot={lot}
                newer={newerCrop(lot, coffee.pastLots)}
                today={today}
                hasRelated={coffee.related.length > 0}
                note={standingNote}
              />
            )}
          </div>
          {coffee.description && <p className="mt-6 max-w-prose">{coffee.description}</p>}
          {coffee.description && untastedPastCrop && (
            <p className="mt-2 max-w-prose text-small text-ink-2">
              These words are about the coffee, not about this crop: no tasting notes of crop {lot.cropYear}{' '}
              are kept.
            </p>
          )}
          <div className="mt-6">
            <FactList
              rows={[
                {
                  label: 'Producer',
                  value: coffee.producer && (
                    <Link
                      href={`/producers/${coffee.producer.slug}`}
                      prefetch={false}
                      className="link"
                      translate="no"
                    >
                      {coffee.producer.name}
                    </Link>
                  ),
                  fact: factOf(coffee, 'producer'),
                },
                {
                  label: 'Place',
                  value: coffee.locality && (
                    <span translate="no">
                      {[
                        coffee.locality,
                        ...place.slice(-2).filter((p) => !coffee.locality?.includes(p)),
                      ].join(', ')}
                    </span>
                  ),
                  fact: factOf(coffee, 'region', 'locality'),
                },
                ...lotFacts(coffee),
                {
                  label: 'Taste',
                  value: untastedPastCrop
                    ? null
                    : list(coffee.tasteFamilies.map((f) => TASTE_FAMILIES[f].label)),
                  fact: factOf(lot, 'flavourNotes'),
                },
                { label: 'Grade', value: lot.grade, fact: factOf(lot, 'grade') },
              ]}
            />
            {coffee.demo && (
              <p className="mt-3 text-small text-ink-2">
                {lot.provenance === 'demo'
                  ? coffee.regions.length > 0
                    ? 'Demo lot: the place is real, everything else about this lot is invented for this demo shop.'
                    : 'Demo blend: its recipe, notes, score and price are invented for this demo shop.'
                  : 'Facts with a source are real. Score, price, stock, notes and dates without one are invented for this demo shop.'}
              </p>
            )}
          </div>
        </div>
      </div>

      {(cup || hasBand || lot.harvestMonths.length > 0) && (
        <Section id="taste" title={sentence([...plates, ...(brewsBeside ? ['brewing'] : [])])}>
          <div
            className={`grid items-start gap-6 md:grid-cols-2 ${PLATE_COLUMNS[brewsBeside ? 4 : plates.length]}`}
          >
            {cup && <CupPlate cup={cup} demo={lot.cupping?.demo ?? false} />}
            {hasBand && lot.altitudeMin !== null && lot.altitudeMax !== null && (
              <AltitudePlate min={lot.altitudeMin} max={lot.altitudeMax} others={coffee.otherAltitudes} />
            )}
            {lot.harvestMonths.length > 0 && (
              <HarvestPlate
                months={lot.harvestMonths}
                place={place.at(-2) ?? place[0] ?? ''}
                todayMonth={Number(today.slice(5, 7))}
                arrivedOn={lot.arrivedOn}
              />
            )}
            <PlacePlate regions={coffee.regions} locality={coffee.locality} />
            {brewsBeside && (
              <div className="md:col-span-2">
                <Recipes recipes={coffee.recipes} roastNotes={lot.roastNotes} />
              </div>
            )}
          </div>
        </Section>
      )}

      {coffee.producer && (
        <Section id="people" title="The people">
          <ProducerProfile producer={coffee.producer} body={producerBody} />
        </Section>
      )}

      {!brewsBeside && (knowsMaking || lot.roastNotes || coffee.recipes.length > 0) && (
        <Section id="making" title="How it is made, roasted and brewed">
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <GreenAnalysis lot={lot} />
            <Recipes recipes={coffee.recipes} roastNotes={lot.roastNotes} />
          </div>
        </Section>
      )}

      {coffee.chocolate && (
        <Section id="contents" title="What is in it" ruled>
          <FactList
            rows={[
              {
                label: 'Cocoa solids',
                value:
                  coffee.chocolate.cocoaSolidsMinPct !== null
                    ? `${coffee.chocolate.cocoaSolidsMinPct}\u00a0% minimum`
                    : null,
                fact: factOf(coffee, 'cocoaSolidsMinPct'),
              },
              {
                label: 'Ingredients',
                value: coffee.chocolate.ingredients,
                fact: factOf(coffee, 'ingredients'),
              },
              {
                label: 'Contains',
                value: list(coffee.chocolate.allergens),
                fact: factOf(coffee, 'allergens'),
              },
              {
                label: 'May contain',
                value: list(coffee.chocolate.mayContain),
                fact: factOf(coffee, 'mayContain'),
              },
              {
                label: 'In the box',
                value:
                  coffee.components.length > 0 ? (
                    <ul>
                      {coffee.components.map((c) => (
                        <li key={c.slug}>
                          <Link href={`/coffee/${c.slug}`} className="link">
                            {c.name}
                          </Link>
                          , {weight(c.net)}
                        </li>
                      ))}
                    </ul>
                  ) : null,
              },
            ]}
          />
        </Section>
      )}

      {lot.certifications.length > 0 && (
        <Section id="certificates" title="Certificates">
          <Certificates badges={lot.certifications} />
        </Section>
      )}

      {coffee.stories.length > 0 && (
        <Section id="stories" title="Where it comes from">
          <div className="grid gap-6 lg:grid-cols-2">
            {coffee.stories.map((story) => (
              <StoryTeaser key={story.slug} story={story} />
            ))}
          </div>
        </Section>
      )}

      {coffee.related.length > 0 && (
        <Section
          id="related"
          title="Related products"
          aside={
            <Link href="/coffee" className="link">
              All coffees
            </Link>
          }
        >
          <CardGrid
            entries={coffee.related.map((r) => r.entry)}
            today={today}
            reasons={new Map(coffee.related.map((r) => [r.entry.slug, r.reason]))}
            wasNoted={canBuy(lot.availability) && lot.variants.some((v) => v.was)}
          />
        </Section>
      )}

      {coffee.pastLots.length > 0 && (
        <Section id="crops" title="Crop by crop">
          <CropHistory lots={[lot, ...coffee.pastLots]} />
        </Section>
      )}
    </main>
  );
}
