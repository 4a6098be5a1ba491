import type { ReactNode } from 'react';
import { RegionMapPlate } from '@/components/origin/region-map-plate';
import type { OriginPage } from '@/lib/catalog/types';

/** Draws the map of an origin in running text, by its path; nothing for a place that no coffee of ours comes from. */
export const proseMap =
  (origins: readonly (OriginPage | null)[]) =>
  (path: string): ReactNode => {
    const origin = origins.find((one) => one?.path === path);
    const country = origin ? (origin.ancestors[0] ?? origin).iso : null;
    return origin && country ? (
      <RegionMapPlate
        id={`map-${path.replaceAll('/', '-')}`}
        country={country}
        name={origin.nameEn ?? origin.name}
        highlight={origin.mapHighlight}
        towns={origin.towns}
        near={origin.level !== 'country'}
      />
    ) : null;
  };
