import { mapCaption, regionMap } from '@/components/art/region-map';
import { InlineSvg } from '@/components/ui/inline-svg';
import { Plate } from '@/components/ui/plate';

type Props = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  highlight: readonly string[];
  towns: readonly { name: string; lat: number; lon: number }[];
  /** Only the highlighted departments and what lies around them. */
  near?: boolean;
  /** Its anchor: another one where a page shows several. */
  id?: string;
};

/** The country, the departments our coffee comes from, the towns it passes through. Nothing for an unmapped country. */
export function RegionMapPlate({ country, name, highlight, towns, near = false, id = 'map' }: Props) {
  const svg = regionMap({
    country,
    highlight: [...highlight],
    towns: [...towns],
    near,
    idPrefix: id === 'map' ? `map-${country.toLowerCase()}` : id,
  });
  if (!svg) return null;
  return (
    <Plate title="Map" margin={name} id={id}>
      <div className="mx-auto max-w-[26rem]">
        <InlineSvg svg={svg} />
      </div>
      <p className="mt-3 text-small text-ink-2">{mapCaption(country)} Dots are towns, not farms.</p>
    </Plate>
  );
}
