import type { Photo } from '@/lib/kernel/photo';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { Process, TasteFamily } from '@/lib/kernel/taste';
import type { CoffeeId, Grams, LotId, Metres, Minor, UnitPriceBase, VariantId } from '@/lib/kernel/units';

export type CoffeeKind = 'coffee' | 'blend' | 'chocolate' | 'set';
export type { Process, TasteFamily };
export type Form = 'green' | 'roasted' | 'chocolate' | 'set';

/** Derived from the lot's stage and its free grams, never typed in. `by-quote` has full bags and nothing for a parcel. */
export type Availability =
  | 'in-stock'
  | 'low'
  | 'by-quote'
  | 'sold-out'
  | 'not-yet'
  | 'afloat'
  | 'upcoming'
  | 'archived';
/** What a lot never had so far, and without which it was never for sale. */
export type Lack = 'size' | 'stock';
export type Freshness = 'fresh' | 'use-soon' | 'past-crop';

export type RegionLink = {
  path: string;
  name: string;
  level: 'country' | 'department' | 'province';
  iso: string | null;
};

export const CVA_AXES = [
  'fragrance',
  'aroma',
  'flavor',
  'aftertaste',
  'acidity',
  'sweetness',
  'mouthfeel',
] as const;
export type CvaAxis = (typeof CVA_AXES)[number];
/** Intensities 0–15 on the seven axes of the CVA descriptive form. */
export type Intensities = Record<CvaAxis, number>;

export type VariantOption = {
  id: VariantId;
  sku: string;
  form: Form;
  sizeLabel: string;
  net: Grams;
  price: Minor;
  /** The lowest price of the 30 days before a reduction; absent without one, or when the shop does not show it. */
  was?: Minor;
  currency: string;
  unitPrice: Minor;
  unitBase: UnitPriceBase;
  /** Per cent saved per kilogram against the smallest size of the same form; 0 when none. */
  saving: number;
  freight: boolean;
  /** The lot had less left than one of it takes when the page was drawn; absent otherwise. */
  gone?: true;
};

/** What a map sheet is drawn from. */
export type SheetInput = {
  slug: string;
  altitudeMin: Metres | null;
  altitudeMax: Metres | null;
  process: Process | null;
};

/** One coffee as the list, related coffees, origins and search know it. */
export type CatalogEntry = {
  id: CoffeeId;
  slug: string;
  kind: CoffeeKind;
  name: string;
  summary: string;
  /** Country first; empty for a blend. */
  regions: RegionLink[];
  /** Paths of every region it belongs to, ancestors included. */
  regionPaths: string[];
  locality: string | null;
  producer: { slug: string; name: string } | null;
  lotId: LotId;
  lotCode: string;
  cropYear: string;
  arrivedOn: string | null;
  availability: Availability;
  process: Process | null;
  decaf: boolean;
  varieties: string[];
  altitudeMin: Metres | null;
  altitudeMax: Metres | null;
  harvestMonths: number[];
  notes: string[];
  tasteFamilies: TasteFamily[];
  intensities: Intensities | null;
  score: number | null;
  certifications: string[];
  forms: Form[];
  /** The size shown on the card, with its price; null for a lot without a price. */
  offer: VariantOption | null;
  storySlugs: string[];
  /** Decided by a person for Related Products: these first, and these never. */
  pins: CoffeeId[];
  exclusions: CoffeeId[];
  /** Takes the place of the drawn sheet. */
  photo: Photo | null;
  demo: boolean;
};

export type FactSource = {
  value: string | null;
  source: string;
  url: string | null;
  asOf: string | null;
  status: 'verified' | 'stated' | 'demo';
};
export type Fact = {
  key: string;
  label: string;
  value: string;
  sources: FactSource[];
};

export type CertificationBadge = {
  scheme: string;
  holder: 'producer' | 'importer' | 'us';
  certificateNo: string | null;
  certifier: string | null;
  validTo: string | null;
  coversThisSku: boolean;
};

export type Cupping = {
  method: string;
  cupper: string | null;
  cuppedOn: string | null;
  score: number | null;
  demo: boolean;
  intensities: Intensities | null;
};

export type BrewRecipe = {
  method: string;
  dose: Grams;
  water: Grams;
  temperature: number;
  time: number;
  grind: string;
};

export type LotView = {
  id: LotId;
  lotCode: string;
  cropYear: string;
  availability: Availability;
  /** Empty once it could be bought, sold out or not. */
  lacks: Lack[];
  freshness: Freshness | null;
  arrivedOn: string | null;
  process: Process | null;
  processModifiers: string[];
  decafMethod: string | null;
  varieties: string[];
  altitudeMin: Metres | null;
  altitudeMax: Metres | null;
  harvestMonths: number[];
  species: string | null;
  fermentationHours: number | null;
  dryingDays: number | null;
  drying: string | null;
  harvestEnd: string | null;
  shippedOn: string | null;
  packaging: string | null;
  icoMark: string | null;
  bagsImported: number | null;
  grade: string | null;
  screen: string | null;
  notes: string[];
  agtronGround: number | null;
  roastNotes: string | null;
  roastLossBp: number;
  exportBagKg: number | null;
  green: {
    moisturePct: number | null;
    waterActivity: number | null;
    density: number | null;
    /** Per 350 g of green; quakers per 100 g roasted. */
    defectsCat1: number | null;
    defectsCat2: number | null;
    quakers: number | null;
    color: string | null;
    analysedOn: string | null;
  } | null;
  cupping: Cupping | null;
  certifications: CertificationBadge[];
  /** Only what the payee agreed to show. */
  paid: {
    level: string;
    amount: Minor;
    currency: string;
    per: string;
    formOfCoffee: string;
    year: number;
    source: string;
  }[];
  variants: VariantOption[];
  provenance: 'source' | 'source+demo' | 'demo' | 'shop';
  facts: Fact[];
};

export type StoryTeaser = { slug: string; title: string; lead: string; kind: string };

export type RelatedCoffee = { entry: CatalogEntry; reason: string };

/** Everything the product page prints. Stock is left out on purpose: it is live (`GET /api/stock/…`). */
export type CoffeePage = {
  id: CoffeeId;
  slug: string;
  kind: CoffeeKind;
  name: string;
  summary: string;
  description: string;
  regions: RegionLink[];
  alsoIn: RegionLink[];
  locality: string | null;
  /** Who says what of its place, its producer and what is in it. */
  facts: Fact[];
  coordinates: { lat: number; lon: number; precision: string } | null;
  producer: ProducerPage | null;
  tasteFamilies: TasteFamily[];
  chocolate: {
    cocoaSolidsMinPct: number | null;
    ingredients: string | null;
    allergens: string[];
    mayContain: string[];
  } | null;
  components: { slug: string; name: string; net: Grams }[];
  lot: LotView;
  /** Other crops of this coffee, newest first. */
  pastLots: LotView[];
  recipes: BrewRecipe[];
  stories: StoryTeaser[];
  related: RelatedCoffee[];
  /** Altitude ranges of the shop's other lots, for the common scale. */
  otherAltitudes: { min: number; max: number }[];
  photo: Photo | null;
  demo: boolean;
};

export type ProducerPage = {
  slug: string;
  name: string;
  fullName: string | null;
  kind: string;
  region: RegionLink[];
  members: number | null;
  foundedOn: string | null;
  fairTradeSince: number | null;
  summary: string;
  /** Empty: the page's own words (`producerWords`). */
  seoTitle: string;
  seoDescription: string;
  body: StoryDoc | null;
  facts: Fact[];
  certifications: CertificationBadge[];
  photo: Photo | null;
};

export type OriginPage = {
  path: string;
  name: string;
  nameEn: string | null;
  level: 'country' | 'department' | 'province';
  iso: string | null;
  lat: number | null;
  lon: number | null;
  intro: string;
  /** Empty: the page's own words (`originWords`). */
  seoTitle: string;
  seoDescription: string;
  body: StoryDoc | null;
  altitudeNote: string | null;
  harvestMonths: number[];
  /** Who says what of the place. */
  facts: Fact[];
  ancestors: RegionLink[];
  children: (RegionLink & { coffees: number; lat: number | null; lon: number | null })[];
  onSale: CatalogEntry[];
  notNow: CatalogEntry[];
  archive: {
    coffeeSlug: string;
    coffeeName: string;
    lotCode: string;
    cropYear: string;
    arrivedOn: string | null;
    /** Of the lot that the coffee stands for now, when that is a newer one. */
    newerCrop: string | null;
  }[];
  producers: { slug: string; name: string; kind: string; summary: string }[];
  stories: StoryTeaser[];
  /** Towns of the coffees, for the map. */
  towns: { name: string; lat: number; lon: number }[];
  mapHighlight: string[];
  photo: Photo | null;
};
