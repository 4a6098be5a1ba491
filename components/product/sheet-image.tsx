import { ViewTransition } from 'react';
import { ART_VERSION, sheetKey } from '@/components/art/art-version';
import { describeSheet, type SheetSize } from '@/components/art/contour-sheet';
import { plateProcess } from '@/components/art/process-hatch';
import { PhotoImage } from '@/components/ui/photo-image';
import type { SheetInput } from '@/lib/catalog/types';
import type { Photo } from '@/lib/kernel/photo';

const PIXELS: Record<SheetSize, readonly [width: number, height: number]> = {
  card: [400, 440],
  sheet: [560, 571],
  og: [1200, 630],
};

type Props = {
  of: SheetInput & { name: string; processModifiers?: readonly string[]; photo?: Photo | null };
  size: 'card' | 'sheet';
  soldOut?: boolean;
  /**
   * `first` is the picture of the page and is preloaded; `soon` is above the fold but one of many, and must not be
   * preloaded by pages that only prefetch this one; others load when they come near.
   */
  loads?: 'first' | 'soon' | 'near';
  /** Takes part in the morph from card to page. One element per page and coffee. */
  morphs?: boolean;
  /** Beside a name that says it all, the picture is silent. */
  decorative?: boolean;
};

export function sheetSrc(of: Props['of'], size: SheetSize, soldOut = false): string {
  const process = plateProcess(of.process, of.processModifiers);
  const key = sheetKey({
    slug: of.slug,
    altitudeMin: of.altitudeMin,
    altitudeMax: of.altitudeMax,
    process,
    size,
    soldOut,
  });
  return `/art/${ART_VERSION}/${key}.svg`;
}

/** How wide the frames are (card-grid.tsx, coffee-sheet.tsx). */
const PHOTO_SIZES = {
  card: '(min-width: 90rem) 20rem, (min-width: 60rem) 32vw, (min-width: 36rem) 47vw, 96vw',
  sheet: '(min-width: 90rem) 49rem, (min-width: 68.75rem) 54vw, (min-width: 43.75rem) 42vw, 100vw',
};

/**
 * The picture of a coffee: its photo, else its map sheet, an immutable file drawn from altitude, process and name.
 */
export function SheetImage({
  of,
  size,
  soldOut = false,
  loads = 'near',
  morphs = false,
  decorative = false,
}: Props) {
  const [width, height] = PIXELS[size];
  const process = plateProcess(of.process, of.processModifiers);
  const image = of.photo ? (
    <PhotoImage photo={of.photo} sizes={PHOTO_SIZES[size]} loads={loads} {...(decorative && { alt: '' })} />
  ) : (
    // biome-ignore lint/performance/noImgElement: an immutable SVG of a few kilobytes has nothing to optimise
    <img
      src={sheetSrc(of, size, soldOut)}
      width={width}
      height={height}
      alt={
        decorative
          ? ''
          : describeSheet({
              name: of.name,
              altitudeMin: of.altitudeMin,
              altitudeMax: of.altitudeMax,
              process,
              soldOut,
            })
      }
      loading={loads === 'near' ? 'lazy' : 'eager'}
      fetchPriority={loads === 'first' ? 'high' : loads === 'soon' ? 'low' : 'auto'}
      decoding="async"
      className="block h-full w-full bg-sheet object-cover"
    />
  );
  return morphs ? <ViewTransition name={`sheet-${of.slug}`}>{image}</ViewTransition> : image;
}
