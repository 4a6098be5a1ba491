/** What decides whether a coffee, a lot or a size can be bought. */
export type SaleFacts = {
  coffee: {
    id: string;
    name: string;
    slug: string;
    status: string;
    hasPhoto: boolean;
    /** Both a summary and a description. */
    hasWords: boolean;
    hasOrigin: boolean;
    /** A blend, a set or a chocolate is from no single place. */
    needsOrigin: boolean;
    /** One that tells of it, published or not. */
    storyId: string | null;
  };
  /** Of the coffee, the newest first. */
  lots: readonly {
    id: string;
    stage: string;
    /** On hand and not promised. */
    freeG: number;
    sizes: readonly { id: string; drawG: number; active: boolean; freight: boolean }[];
  }[];
};

export type SaleStep = {
  what: 'coffee' | 'lot' | 'size' | 'stock';
  done: boolean;
  words: string;
  /** What a person does about it, as on a button. */
  act: string;
  /** Where it is put right; for what belongs to a lot while there is none, where that is made. */
  href: string;
};

/** What nobody has to have, and every page is better with. */
export type SaleExtra = {
  what: 'photo' | 'words' | 'origin' | 'story';
  done: boolean;
  /** What a person does about it, as on a button. */
  act: string;
  href: string;
};

export type ForSale = {
  coffee: { id: string; name: string };
  /** Its page in the shop; null while visitors find none. */
  page: string | null;
  steps: SaleStep[];
  extras: SaleExtra[];
};

/** What has to be so, as the end of "Customers can buy it when …". */
export const missingWords = ({ steps }: ForSale): string[] =>
  steps.filter((step) => !step.done).map((step) => step.words);

/** The lot that a coffee could be sold from: the one that has everything, else the one that is nearest to it. */
function nearestLot(lots: SaleFacts['lots']) {
  const landed = lots.filter((lot) => lot.stage === 'landed');
  const sized = landed.filter((lot) => lot.sizes.some((size) => size.active && !size.freight));
  const enough = (lot: (typeof lots)[number]) =>
    lot.sizes.some((size) => size.active && !size.freight && size.drawG <= lot.freeG);
  return sized.find(enough) ?? sized[0] ?? landed[0] ?? lots.find((lot) => lot.stage !== 'archived');
}

/**
 * What has to be so before customers can buy a coffee, one lot of it or one size of that lot, each with the place where
 * it is done. A size that travels as freight does not make a coffee buyable; asked for by itself, it counts.
 */
export function forSale(
  { coffee, lots }: SaleFacts,
  of: { lotId?: string; variantId?: string } = {},
): ForSale {
  const lot = of.variantId
    ? lots.find((one) => one.sizes.some((size) => size.id === of.variantId))
    : of.lotId
      ? lots.find((one) => one.id === of.lotId)
      : nearestLot(lots);
  const asked = lot?.sizes.find((size) => size.id === of.variantId);
  const offered = asked
    ? [asked].filter((size) => size.active)
    : (lot?.sizes ?? []).filter((size) => size.active && !size.freight);
  const smallest = offered.length > 0 ? Math.min(...offered.map((size) => size.drawG)) : 1;
  const inactive = asked ?? lot?.sizes.find((size) => !size.active);
  const isPublished = coffee.status === 'published';
  const newLot = `/admin/lots?new=${coffee.id}`;
  const own = `/admin/coffees?open=${coffee.id}`;
  return {
    coffee: { id: coffee.id, name: coffee.name },
    page: isPublished && lots.some((one) => one.stage !== 'draft') ? `/coffee/${coffee.slug}` : null,
    steps: [
      {
        what: 'lot',
        done: lot?.stage === 'landed',
        words:
          of.lotId || of.variantId
            ? 'the lot’s stage is “Landed”'
            : 'it has a lot, and its stage is “Landed”',
        act: lot ? 'Set its lot to “Landed”' : 'Add its first lot',
        href: lot ? `/admin/lots?open=${lot.id}` : newLot,
      },
      {
        what: 'size',
        done: offered.length > 0,
        words: asked ? 'the size is for sale' : 'the lot has a size with a price, for sale',
        act: inactive ? 'Put the size on sale' : 'Add a size',
        href: inactive ? `/admin/prices?open=${inactive.id}` : lot ? `/admin/prices?new=${lot.id}` : newLot,
      },
      {
        what: 'stock',
        done: lot !== undefined && lot.freeG >= smallest,
        words: 'stock is received, enough for one',
        act: 'Receive stock',
        href: lot ? `/admin/stock?open=${lot.id}` : newLot,
      },
      {
        what: 'coffee',
        done: isPublished,
        words: 'the coffee is published',
        act: 'Publish it',
        href: own,
      },
    ],
    extras: [
      { what: 'photo', done: coffee.hasPhoto, act: 'Add a photo', href: own },
      { what: 'words', done: coffee.hasWords, act: 'Describe it', href: own },
      {
        what: 'origin',
        done: coffee.hasOrigin || !coffee.needsOrigin,
        act: 'Say where it is from',
        href: own,
      },
      {
        what: 'story',
        done: coffee.storyId !== null,
        act: 'Write its story',
        href: coffee.storyId ? `/admin/stories/${coffee.storyId}` : own,
      },
    ],
  };
}
