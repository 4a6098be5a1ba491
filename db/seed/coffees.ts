import { newId } from '@/lib/kernel/ids';
import { type CoffeeId, grams, type ProducerId, type RegionId } from '@/lib/kernel/units';
import type { Tx } from '../client';
import { brewRecipes, coffeeComponents, coffeeRegions, coffees as coffeeTable, slugHistory } from '../schema';
import { type CatalogueCacao, type CatalogueCoffee, catalogue } from './catalogue';
import { type CoffeeProse, coffeeProse } from './coffee-prose';
import { factsOfCoffee, insertFacts } from './facts';
import { type IdsBy, idsBy, producerSlug } from './origins';
import { regions, regionsOfCoffee } from './regions';

type CoffeeRow = typeof coffeeTable.$inferInsert;

/** Grown around more than the one town whose coordinates stand for it. */
const PROVINCE_WIDE = new Set([
  'peru-aprocassi-san-ignacio',
  'peru-oxapampa-catuai',
  'ethiopia-gedeo-washed',
  'kenya-nyeri-aa',
]);

const precisionOf = ({ slug, lat }: CatalogueCoffee): CoffeeRow['geoPrecision'] =>
  lat === null ? null : PROVINCE_WIDE.has(slug) ? 'province' : 'town';

/** An earlier address of a page, so that its permanent redirect can be seen. */
const FORMER_SLUGS = { 'peru-aprocassi': 'peru-aprocassi-san-ignacio' };

export async function insertCoffees(
  tx: Tx,
  regionIds: IdsBy<RegionId>,
  producerIds: IdsBy<ProducerId>,
): Promise<IdsBy<CoffeeId>> {
  const listings = [...catalogue.coffees, ...catalogue.cacao];
  const ids = idsBy(
    'coffee',
    listings.map(({ slug }) => [slug, newId<CoffeeId>('cof')]),
  );
  const common = (listing: CatalogueCoffee | CatalogueCacao) => {
    const { summary, description, tasteFamilies } = proseOf(listing.slug);
    const [primary] = placesOf(listing.slug);
    return {
      id: ids.get(listing.slug),
      slug: listing.slug,
      kind: listing.kind,
      name: nameOf(listing),
      summary,
      description,
      tasteFamilies,
      regionId: primary === undefined ? null : regionIds.get(primary),
      position: listings.findIndex(({ slug }) => slug === listing.slug),
      status: 'published' as const,
      provenance: listing.provenance,
    };
  };

  await tx.insert(coffeeTable).values([
    ...catalogue.coffees.map((coffee) => ({
      ...common(coffee),
      producerId: coffee.producer && producerIds.get(producerSlug(coffee.producer.name)),
      locality: coffee.locality,
      lat: coffee.lat,
      lon: coffee.lon,
      geoPrecision: precisionOf(coffee),
    })),
    ...catalogue.cacao.map((item) => ({ ...common(item), ...cacaoFacts(item) })),
  ]);
  await tx
    .insert(coffeeRegions)
    .values(
      listings.flatMap(({ slug }) =>
        placesOf(slug).map((path) => ({ coffeeId: ids.get(slug), regionId: regionIds.get(path) })),
      ),
    );
  await tx.insert(coffeeComponents).values(
    catalogue.cacao.flatMap((box) =>
      (box.components ?? []).map((part) => ({
        coffeeId: ids.get(box.slug),
        componentId: ids.get('coffee' in part ? part.coffee : part.cacao),
        net: grams(part.netG),
      })),
    ),
  );
  await tx.insert(brewRecipes).values(
    listings.flatMap(({ slug }) =>
      proseOf(slug).brewRecipes.map((recipe, position) => ({
        id: newId('brw'),
        coffeeId: ids.get(slug),
        method: recipe.method,
        dose: grams(recipe.doseG),
        water: grams(recipe.waterG),
        temperature: recipe.tempC,
        time: recipe.timeS,
        grind: recipe.grind,
        position,
      })),
    ),
  );
  await insertFacts(
    tx,
    catalogue.coffees.flatMap((coffee) =>
      factsOfCoffee(coffee).map((fact) => ({
        subject: 'coffee' as const,
        subjectId: ids.get(coffee.slug),
        ...fact,
      })),
    ),
  );
  await tx.insert(slugHistory).values(
    Object.entries(FORMER_SLUGS).map(([was, is]) => ({
      kind: 'coffee' as const,
      slug: was,
      targetId: ids.get(is),
    })),
  );
  return ids;
}

/**
 * Without the size at its end, which stands beside every name: "…dark bar, 70 g, 70 g". A number stays with its unit:
 * "70 %" is never broken over two lines.
 */
const nameOf = ({ name }: CatalogueCoffee | CatalogueCacao): string =>
  name.replace(/, \d+ g$/, '').replace(/(\d) (?=%|g\b)/g, '$1\u00a0');

/** Chocolate has no town of its own: it is placed by the town of its province. */
function cacaoFacts(item: CatalogueCacao): Partial<CoffeeRow> {
  const province = regions.find(({ path }) => path === placesOf(item.slug)[0]);
  return {
    lat: province?.lat,
    lon: province?.lon,
    geoPrecision: province && 'province',
    cocoaSolidsMinPct: item.cocoaSolidsMinPct,
    ingredients: item.ingredients,
    allergens: item.allergens,
    mayContain: item.mayContain,
  };
}

/** The primary region first. */
function placesOf(slug: string): string[] {
  const places = regionsOfCoffee[slug];
  if (!places) throw new Error(`no regions are given for ${slug}`);
  return places;
}

export function proseOf(slug: string): CoffeeProse {
  const prose = coffeeProse[slug];
  if (!prose) throw new Error(`nothing is written about ${slug}`);
  return prose;
}
