import { Plate } from '@/components/ui/plate';
import { altitude, whole } from '@/lib/kernel/format';
import { METRES_TO_FEET } from '@/lib/kernel/units';
import { AltitudeImage } from './plate-image';

type Props = { min: number; max: number; others: readonly { min: number; max: number }[]; ofLots?: boolean };

/** Where it grows, on the one scale that every lot of the shop is drawn on. `ofLots`: several of ours together. */
export function AltitudePlate({ min, max, others, ofLots = false }: Props) {
  const feet = (m: number) => whole(Math.round((m * METRES_TO_FEET) / 10) * 10);
  return (
    <Plate title="Altitude" margin="metres" id="altitude">
      {/* Its numbers grow with it: no wider than where they are as large as small text. */}
      <div className="mx-auto max-w-[22.5rem]">
        <AltitudeImage band={{ min, max }} others={others} />
      </div>
      <p className="mt-4 text-small">
        {ofLots && 'Our lots: '}
        <strong>{altitude(min, max)}</strong> above the sea,{' '}
        {min === max ? feet(min) : `${feet(min)} to ${feet(max)}`} feet. Thin lines are the other lots on the
        table.
      </p>
    </Plate>
  );
}
