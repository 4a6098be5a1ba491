import { decimalPrice } from '@/lib/kernel/format';
import { photoJpeg, photoSrc } from '@/lib/kernel/photo';
import { PROCESSES } from '@/lib/kernel/taste';
import { canBuy } from './rules';
import type { CatalogEntry, CoffeePage, OriginPage, RegionLink, VariantOption } from './types';

type Node = Record<string, unknown>;

/** Where the shop is reached; structured data wants whole addresses. */
const origin = () => process.env.APP_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;
export const absolute = (path: string): string => new URL(path, origin()).href;

/** Without keys whose value is absent. */
const known = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([, v]) => v !== null && v !== undefined));

const AVAILABILITY = {
  'in-stock': 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  'by-quote': 'https://schema.org/InStock',
  'sold-out': 'https://schema.org/SoldOut',
  'not-yet': 'https://schema.org/OutOfStock',
  afloat: 'https://schema.org/OutOfStock',
  upcoming: 'https://schema.org/OutOfStock',
  archived: 'https://schema.org/Discontinued',
} as const;

const kilograms = (g: number): Node => ({ '@type': 'QuantitativeValue', value: g / 1000, unitCode: 'KGM' });

export function breadcrumbJsonLd(crumbs: readonly { name: string; path: string }[]): Node {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: absolute(path),
    })),
  };
}

const crumbsOf = (regions: readonly RegionLink[]) => [
  { name: 'Coffee', path: '/coffee' },
  ...regions.map((r) => ({ name: r.name, path: `/origins/${r.path}` })),
];

function variantNode(coffee: CoffeePage, v: VariantOption): Node {
  const per =
    v.unitBase === 'lb'
      ? { value: 1, unitCode: 'LBR' }
      : { value: v.unitBase === 'kg' ? 1 : 0.1, unitCode: 'KGM' };
  return known({
    '@type': 'Product',
    sku: v.sku,
    name: `${coffee.name}, ${v.form === 'green' ? 'green coffee (unroasted), ' : ''}${v.sizeLabel}`,
    size: v.sizeLabel,
    weight: kilograms(v.net),
    offers: {
      '@type': 'Offer',
      // A size may be gone while smaller bags of its lot are left.
      availability:
        AVAILABILITY[v.gone && canBuy(coffee.lot.availability) ? 'sold-out' : coffee.lot.availability],
      itemCondition: 'https://schema.org/NewCondition',
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        price: decimalPrice(v.price, v.currency),
        priceCurrency: v.currency,
        referenceQuantity: { ...kilograms(v.net), valueReference: { '@type': 'QuantitativeValue', ...per } },
      },
    },
  });
}

/** The product group of a coffee: its sizes are variants, grind is not. A cup score is never an AggregateRating. */
export function coffeeJsonLd(coffee: CoffeePage, shop: string): Node {
  const { lot } = coffee;
  const country = coffee.regions[0];
  const jpeg = coffee.photo && photoJpeg(coffee.photo);
  const property = (name: string, value: Node | string | null) =>
    value === null
      ? []
      : [{ '@type': 'PropertyValue', name, ...(typeof value === 'string' ? { value } : value) }];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      known({
        '@type': 'ProductGroup',
        '@id': absolute(`/coffee/${coffee.slug}#product`),
        productGroupID: lot.lotCode,
        name: coffee.name,
        description: coffee.summary,
        url: absolute(`/coffee/${coffee.slug}`),
        image: absolute(jpeg ? photoSrc(jpeg.key) : `/og/coffee/${coffee.slug}`),
        brand: { '@type': 'Brand', name: shop },
        variesBy: lot.variants.length > 0 ? ['https://schema.org/size'] : null,
        countryOfOrigin: country ? { '@type': 'Country', name: country.iso ?? country.name } : null,
        manufacturer: coffee.producer ? { '@type': 'Organization', name: coffee.producer.name } : null,
        additionalProperty: [
          ...(lot.altitudeMin !== null && lot.altitudeMax !== null
            ? property('Altitude', { minValue: lot.altitudeMin, maxValue: lot.altitudeMax, unitCode: 'MTR' })
            : []),
          ...property('Process', lot.process ? PROCESSES[lot.process].label : null),
          ...property('Variety', lot.varieties.length > 0 ? lot.varieties.join(', ') : null),
          ...property('Crop year', lot.cropYear),
        ],
        hasVariant:
          lot.variants.length > 0
            ? lot.variants.filter((v) => !v.freight).map((v) => variantNode(coffee, v))
            : null,
        isRelatedTo:
          coffee.related.length > 0
            ? coffee.related.map((r) => ({
                '@type': 'Product',
                name: r.entry.name,
                url: absolute(`/coffee/${r.entry.slug}`),
              }))
            : null,
        subjectOf:
          coffee.stories.length > 0
            ? coffee.stories.map((s) => ({
                '@type': 'Article',
                headline: s.title,
                url: absolute(`/stories/${s.slug}`),
              }))
            : null,
      }),
      breadcrumbJsonLd([...crumbsOf(coffee.regions), { name: coffee.name, path: `/coffee/${coffee.slug}` }]),
    ],
  };
}

export function itemListJsonLd(entries: readonly CatalogEntry[]): Node {
  return {
    '@type': 'ItemList',
    numberOfItems: entries.length,
    itemListElement: entries.map((e, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      url: absolute(`/coffee/${e.slug}`),
      name: e.name,
    })),
  };
}

export function originJsonLd(origin: OriginPage): Node {
  return {
    '@context': 'https://schema.org',
    '@graph': [
      known({
        '@type': 'WebPage',
        name: `Coffee from ${origin.nameEn ?? origin.name}`,
        url: absolute(`/origins/${origin.path}`),
        about: known({
          '@type': 'Place',
          name: origin.nameEn ?? origin.name,
          geo:
            origin.lat !== null && origin.lon !== null
              ? { '@type': 'GeoCoordinates', latitude: origin.lat, longitude: origin.lon }
              : null,
          containedInPlace:
            origin.ancestors.length > 0 ? { '@type': 'Place', name: origin.ancestors.at(-1)?.name } : null,
        }),
      }),
      itemListJsonLd(origin.onSale.filter((e) => canBuy(e.availability))),
      breadcrumbJsonLd([
        { name: 'Origins', path: '/origins' },
        ...origin.ancestors.map((r) => ({ name: r.name, path: `/origins/${r.path}` })),
        { name: origin.nameEn ?? origin.name, path: `/origins/${origin.path}` },
      ]),
    ],
  };
}
