import type { LotView } from '@/lib/catalog/types';
import { partialDate, whole } from '@/lib/kernel/format';
import { FactList } from './fact-list';

const AGAIN = 10_000;

/** From the tree to the green bean, as far as it is known. */
export function GreenAnalysis({ lot }: { lot: LotView }) {
  const green = lot.green;
  const loss = lot.roastLossBp / 100;
  const left = (AGAIN - lot.roastLossBp) / AGAIN;
  return (
    <FactList
      title="From cherry to green"
      rows={[
        { label: 'Drying', value: lot.drying },
        { label: 'Screen', value: lot.screen && `${lot.screen} (64ths of an inch)` },
        { label: 'Moisture', value: green?.moisturePct != null ? `${green.moisturePct}\u00a0%` : null },
        {
          label: 'Water activity',
          value: green?.waterActivity != null ? green.waterActivity.toFixed(2) : null,
        },
        { label: 'Density', value: green?.density != null ? `${whole(green.density)} g/L` : null },
        { label: 'Measured', value: green?.analysedOn && partialDate(green.analysedOn) },
        {
          label: 'Roast loss',
          value: lot.variants.some((v) => v.form === 'green')
            ? `about ${loss}\u00a0%: 1 lb green gives ${left.toFixed(2)} lb roasted`
            : null,
        },
      ]}
    />
  );
}
