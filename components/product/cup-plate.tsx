import { CUP_AXES } from '@/components/art/cupping-rose';
import { Plate } from '@/components/ui/plate';
import type { Intensities } from '@/lib/catalog/types';
import { CupImage } from './plate-image';

/** The seven CVA intensities as a rose, and the same numbers as a table. */
export function CupPlate({
  cup,
  demo,
  title = 'In the cup',
}: {
  cup: Intensities;
  demo: boolean;
  title?: string;
}) {
  return (
    <Plate title={title} margin="of 15" id="cup">
      <CupImage cup={cup} />
      <table className="mt-4 w-full text-small">
        <caption className="sr-only">Intensity of each quality, 0 to 15</caption>
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
      {demo && (
        <p className="mt-3 text-small text-ink-2">Demo cup: invented for this shop, tasted by nobody.</p>
      )}
    </Plate>
  );
}
