import { harvestRing } from '@/components/art/harvest-ring';
import { InlineSvg } from '@/components/ui/inline-svg';
import { Plate } from '@/components/ui/plate';
import { monthRuns, partialDate } from '@/lib/kernel/format';

type Props = { months: readonly number[]; place: string; todayMonth?: number; arrivedOn?: string | null };

export function HarvestPlate({ months, place, todayMonth, arrivedOn }: Props) {
  const ring = { months, ...(todayMonth !== undefined && { todayMonth }) };
  return (
    <Plate title="Harvest" margin={place} id="harvest">
      <div className="mx-auto max-w-[17.5rem]">
        <InlineSvg svg={harvestRing({ ...ring, size: 'large' })} />
      </div>
      <p className="mt-4 text-small">
        Picked <strong>{monthRuns(months)}</strong>.
        {arrivedOn && (
          <>
            {' '}
            Landed in <strong>{partialDate(arrivedOn)}</strong>.
          </>
        )}
        {todayMonth !== undefined && ' The dot is today.'}
      </p>
    </Plate>
  );
}
