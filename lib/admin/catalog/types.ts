import type { RenewalStanding } from '@/lib/catalog/certificates';
import type { Minor } from '@/lib/kernel/units';
import type { Stored } from '../editing';
import type { CoffeeValues } from './coffee-input';
import type { ForSale } from './for-sale';
import type { VariantValues } from './input';
import type { LotValues } from './lot-input';

export type CoffeeTableRow = {
  id: string;
  name: string;
  slug: string;
  kind: CoffeeValues['kind'];
  status: CoffeeValues['status'];
  origin: string | null;
  producer: string | null;
  lots: number;
  freeG: number;
  position: number;
  updatedAt: string;
};
export type LotTableRow = {
  id: string;
  lotCode: string;
  coffee: string;
  origin: string | null;
  cropYear: string;
  process: string | null;
  stage: LotValues['stage'];
  freeG: number;
  /** The worst of its certificates; null when none has to be renewed. */
  renewal: RenewalStanding | null;
};
/** A certificate that has ended or will soon. */
export type CertificateEnd = {
  of: 'lot' | 'producer';
  id: string;
  /** The lot's code, or the producer's name. */
  name: string;
  /** Of a lot. */
  coffee: string | null;
  scheme: string;
  validTo: string;
  standing: RenewalStanding;
};
export type VariantTableRow = {
  id: string;
  sku: string;
  coffee: string;
  lotCode: string;
  form: VariantValues['form'];
  sizeLabel: string;
  netG: number;
  price: Minor;
  currency: string;
  active: boolean;
  freight: boolean;
  /** Units that the lot's free grams still give. */
  units: number;
};

/** A record in its editor: what can be edited, and what is shown beside it. */
export type SizeLine = {
  id: string;
  sku: string;
  form: VariantValues['form'];
  sizeLabel: string;
  price: number;
  currency: string;
  active: boolean;
};
export type RelatedLine = { id: string; name: string; reason: string };
/** What stands below on the product page, as saved; of a draft, what would. */
export type RelatedDetail = {
  shown: RelatedLine[];
  /** What the shop finds by itself: without pins and exclusions. */
  found: RelatedLine[];
  /** Pinned, and not shown while they cannot be bought. */
  passedOver: { id: string; name: string }[];
};
export type CoffeeDetail = Stored<CoffeeValues> & {
  id: string;
  lots: { id: string; lotCode: string; cropYear: string; stage: string; freeG: number; sizes: number }[];
  /** Null without a lot: there is nothing to compare by. */
  related: RelatedDetail | null;
  sale: ForSale;
  /** One that tells of it, in its list or by a lot card: a published one before drafts. */
  story: { id: string; title: string } | null;
  /** For the code of its next lot: how its lots' codes begin, and the shop's codes that begin like this. */
  lotCodes: { stem: string; taken: string[] };
  oldAddresses: string[];
  /** Why it cannot be deleted, in words; null when it can. */
  keptBecause: string | null;
};
export type LotDetail = Stored<LotValues> & {
  id: string;
  coffee: { id: string; name: string; kind: CoffeeValues['kind'] };
  onHandG: number;
  reservedG: number;
  sizes: SizeLine[];
  /** The shop's SKUs that begin like those of this lot. */
  takenSkus: string[];
  sale: ForSale;
  keptBecause: string | null;
};
export type VariantDetail = Stored<VariantValues> & {
  id: string;
  currency: string;
  drawG: number;
  lot: { id: string; lotCode: string; roastLossBp: number; freeG: number };
  coffee: { id: string; name: string };
  sale: ForSale;
  /** Newest first. */
  history: { price: number; at: string }[];
  was: number | null;
  keptBecause: string | null;
};

/** What the editors choose from. */
export type CatalogChoices = {
  coffees: { id: string; name: string }[];
  producers: { id: string; name: string }[];
  /** Whole paths, countries first: "Peru, Cajamarca, Jaén". */
  regions: { id: string; name: string; level: 'country' | 'department' | 'province' }[];
  /** Its name. */
  shop: string;
  currency: string;
  timeZone: string;
  /** A calendar day in that zone. */
  today: string;
};
