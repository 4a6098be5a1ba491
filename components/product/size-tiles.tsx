import type { Form, VariantOption } from '@/lib/catalog/types';
import { BASE_LABEL, money } from '@/lib/kernel/format';
import type { VariantId } from '@/lib/kernel/units';
import { WasPrice } from './was-price';

const LEGEND: Record<Form, string> = {
  roasted: 'Roasted',
  green: 'Green, unroasted',
  chocolate: 'Size',
  set: 'Box',
};

/** No tile stands alone in a row of empty ones. */
const COLUMNS: Record<number, string> = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-2 sm:grid-cols-4',
};

type Props = {
  form: Form;
  options: readonly VariantOption[];
  chosen: VariantId;
  /** Sizes that live stock says are gone. */
  soldOut: ReadonlySet<VariantId>;
  onChoose: (id: VariantId) => void;
};

/** Sizes as radio tiles with price, unit price and what a larger bag saves. Native radios: arrows move, forms post. */
export function SizeTiles({ form, options, chosen, soldOut, onChoose }: Props) {
  return (
    <fieldset>
      <legend className="label mb-2 text-ink-2">{LEGEND[form]}</legend>
      <div className={`grid gap-px border border-ink bg-ink ${COLUMNS[options.length] ?? 'grid-cols-2'}`}>
        {options.map((v) => (
          <label key={v.id} className="tile">
            <input
              type="radio"
              name="variantId"
              value={v.id}
              checked={v.id === chosen}
              onChange={() => onChoose(v.id)}
            />
            <span className="block font-bold">{v.sizeLabel}</span>
            <span className="block text-small tabular">
              {money(v.price, v.currency)}
              {v.was && (
                <>
                  {' '}
                  <WasPrice price={v.was} currency={v.currency} />
                </>
              )}
              {soldOut.has(v.id) && ' · sold out'}
            </span>
            <span className="block text-small tabular opacity-80">
              {v.form !== 'set' && `${money(v.unitPrice, v.currency)} / ${BASE_LABEL[v.unitBase]}`}
              {v.saving > 0 && (
                <>
                  <br />
                  saves {v.saving}&nbsp;%
                </>
              )}
            </span>
            {v.freight && <span className="block text-small opacity-80">by freight</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
