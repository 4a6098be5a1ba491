import Link from 'next/link';
import { mapCaption } from '@/components/art/region-map';
import { Plate } from '@/components/ui/plate';
import type { RegionLink } from '@/lib/catalog/types';
import { LocatorImage } from './plate-image';

/** Where it grew, as exactly as is known: the department on the country's outline, the words beside it. */
export function PlacePlate({
  regions,
  locality,
}: {
  regions: readonly RegionLink[];
  locality: string | null;
}) {
  const country = regions[0];
  const department = regions.find((r) => r.level === 'department');
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
