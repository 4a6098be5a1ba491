import type { LotView } from '@/lib/catalog/types';
import { FactList } from './fact-list';
import { makingFacts } from './words';

const ALL_OF_IT = 10_000;

/** From the tree to the green bean, as far as it is known. */
export function GreenAnalysis({ lot }: { lot: LotView }) {
  const loss = lot.roastLossBp / 100;
  const left = (ALL_OF_IT - lot.roastLossBp) / ALL_OF_IT;
  return (
    <FactList
      title="From cherry to green"
      rows={[
        ...makingFacts(lot),
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
