import { mapCaption, regionMap } from '@/components/art/region-map';
import { InlineSvg } from '@/components/ui/inline-svg';
import { Plate } from '@/components/ui/plate';

type Props = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  highlight: readonly string[];
  towns: readonly { name: string; lat: number; lon: number }[];
};

/** The country, the departments our coffee comes from, the towns it passes through. Nothing for an unmapped country. */
export function RegionMapPlate({ country, name, highlight, towns }: Props) {
  const svg = regionMap({
    country,
    highlight: [...highlight],
    towns: [...towns],
    idPrefix: `map-${country.toLowerCase()}`,
  });
  if (!svg) return null;
  return (
    <Plate title="Map" margin={name} id="map">
      <InlineSvg svg={svg} />
      <p className="mt-3 text-small text-ink-2">{mapCaption(country)} Dots are towns, not farms.</p>
    </Plate>
  );
}
