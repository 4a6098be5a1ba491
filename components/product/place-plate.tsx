import Link from 'next/link';
import { mapCaption } from '@/components/art/region-map';
import { Plate } from '@/components/ui/plate';
import type { RegionLink } from '@/lib/catalog/types';
import { LocatorImage } from './plate-image';

const parts = (regions: readonly RegionLink[]) => ({
  country: regions[0],
  department: regions.find((r) => r.level === 'department'),
});

/** Whether there is a place to show. */
export function hasPlace(regions: readonly RegionLink[]): boolean {
  const { country, department } = parts(regions);
  return Boolean(country?.iso && department?.iso);
}

/** Where it grew, as exactly as is known: the department on the country's outline, the words beside it. */
export function PlacePlate({
  regions,
  locality,
}: {
  regions: readonly RegionLink[];
  locality: string | null;
}) {
  const { country, department } = parts(regions);
  if (!country?.iso || !department?.iso) return null;
  return (
    <Plate title="Place" margin={country.name} id="place">
      <div className="mx-auto max-w-[15rem]">
        <LocatorImage country={country.iso} highlight={[department.iso]} />
      </div>
      <p className="mt-4 text-small">
        <Link href={`/origins/${department.path}`} prefetch={false} className="link" translate="no">
          {department.name}
        </Link>
        {locality && <span translate="no">: {locality}</span>}. {mapCaption(country.iso)}
      </p>
    </Plate>
  );
}
