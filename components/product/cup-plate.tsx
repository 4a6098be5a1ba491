import { CUP_AXES } from '@/components/art/cupping-rose';
import { Plate } from '@/components/ui/plate';
import type { Intensities } from '@/lib/catalog/types';
import { CupImage } from './plate-image';

/** The seven CVA intensities as a rose, and the same numbers as a table. */
export function CupPlate({
  cup,
  demo,
  title = 'In the cup',
  id = 'cup',
}: {
  cup: Intensities;
  demo: boolean;
  title?: string;
  /** Its anchor: another one where a page shows several. */
  id?: string;
}) {
  return (
    <Plate title={title} margin="Intensity" id={id}>
      <div className="mx-auto max-w-[24rem]">
        <CupImage cup={cup} />
      </div>
      <table className="mt-4 w-full text-small">
        <caption className="caption-bottom pt-2 text-left text-ink-2">
          Intensity, 0 to 15; not a mark.{demo && ' Demo figures, not a real tasting.'}
        </caption>
        <tbody>
          {CUP_AXES.map(({ key, label }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal text-ink-2">
                {label}
              </th>
              <td className="py-1 text-right font-semibold tabular">{cup[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plate>
  );
}
