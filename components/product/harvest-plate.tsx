import { Plate } from '@/components/ui/plate';
import { monthRuns, partialDate } from '@/lib/kernel/format';
import { SeasonImage } from './plate-image';

type Props = {
  months: readonly number[];
  place: string;
  todayMonth?: number;
  arrivedOn?: string | null;
  /** Its anchor: another one where a page shows several. */
  id?: string;
};

export function HarvestPlate({ months, place, todayMonth, arrivedOn, id = 'harvest' }: Props) {
  return (
    <Plate title="Harvest" margin={place} id={id}>
      <div className="mx-auto max-w-[17.5rem]">
        <SeasonImage months={months} todayMonth={todayMonth ?? null} />
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
