'use client';

import { useRef, useState } from 'react';
import { createVariant } from '@/lib/admin/catalog/actions';
import { CATALOG } from '@/lib/admin/catalog/client';
import type { VariantValues } from '@/lib/admin/catalog/input';
import { COMMON_SIZES, proposedSize, readPrintedSize } from '@/lib/admin/catalog/sizes';
import type { LotDetail } from '@/lib/admin/catalog/types';
import type { Grams } from '@/lib/kernel/units';
import { bindRow } from '../bind';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormSection } from '../form-section';
import { MoneyField } from '../money-field';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import { StartHere } from './start-here';
import { VariantWeights, type WeightField } from './variant-weights';
import { FORM, LABELS, options, SIZE_HINT } from './words';

type Form = VariantValues['form'];
/** While it is typed, a number may be none yet. */
type Draft = { form: Form; sizeLabel: string; price: unknown } & Record<WeightField, unknown>;
const label = (field: keyof VariantValues) => LABELS.variants[field] ?? field;

/**
 * Asks for the printed size and the price; the rest is filled in from these and can be typed over. What a person typed
 * stays, whatever the size becomes afterwards.
 */
export function NewVariantForm({
  lot,
  form,
  onForm,
  currency,
  onMade,
}: {
  lot: LotDetail;
  form: Form;
  onForm: (form: Form) => void;
  currency: string;
  onMade: (made: { id: string; sizeLabel: string }) => void;
}) {
  const [sizeLabel, setSizeLabel] = useState('');
  const [price, setPrice] = useState<unknown>(null);
  const priceField = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<Partial<Record<WeightField, unknown>>>({});
  const typedNet =
    typeof typed.net === 'number' && Number.isInteger(typed.net) && typed.net > 0 ? typed.net : null;
  const proposed = proposedSize(
    { lotCode: lot.values.lotCode, form, sizeLabel, typedNet: typedNet as Grams | null },
    lot.takenSkus,
  );
  const draft: Draft = { form, sizeLabel, price, ...proposed, ...typed };
  const kept = useKeptForm({
    form: `new-size:${lot.id}`,
    values: { form, sizeLabel, price, typed },
    restore: (was) => {
      onForm(was.form);
      setSizeLabel(was.sizeLabel);
      setPrice(was.price);
      setTyped(was.typed);
    },
  });
  const make = useCommand(createVariant, {
    kept,
    quiet: true,
    done: 'Size added.',
    refresh: [CATALOG],
    onDone: ({ id }) => onMade({ id, sizeLabel }),
  });
  const fields = bindRow(
    draft,
    ({ form: nextForm, sizeLabel: nextLabel, price: nextPrice, ...rest }) => {
      if (nextForm !== undefined) onForm(nextForm);
      if (nextLabel !== undefined) setSizeLabel(nextLabel);
      if (nextPrice !== undefined) setPrice(nextPrice);
      if (Object.keys(rest).length > 0) setTyped({ ...typed, ...rest });
    },
    (part) => make.fields[part],
  );
  const isThere = (size: string) =>
    lot.sizes.some((one) => one.form === form && one.sizeLabel.toLowerCase() === size.toLowerCase());
  const cannotRead = sizeLabel.trim() !== '' && !readPrintedSize(sizeLabel);
  return (
    <StartHere at="input">
      <CommandForm
        label="New size"
        onSubmit={() =>
          make.run({ lotId: lot.id, values: { ...draft, active: true, position: lot.sizes.length } })
        }
      >
        <DraftOffer form={kept} />
        <Problem text={make.problem} />
        <SelectField label={label('form')} options={options(FORM)} {...fields.choice('form')} />
        <TextField label={label('sizeLabel')} hint={SIZE_HINT} required {...fields.text('sizeLabel')} />
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1 text-small text-ink-2">Or take a common size, then type its price:</legend>
          {COMMON_SIZES[form]
            .filter((size) => !isThere(size))
            .map((size) => (
              <button
                key={size}
                type="button"
                className="button"
                aria-pressed={sizeLabel === size}
                onClick={() => {
                  setSizeLabel(size);
                  priceField.current?.querySelector('input')?.focus();
                }}
              >
                {size}
              </button>
            ))}
        </fieldset>
        <div ref={priceField}>
          <MoneyField
            label={label('price')}
            hint="Such as 18.50"
            required
            currency={currency}
            {...fields.number('price')}
          />
        </div>
        <FormSection
          title="What follows from the size"
          lead="Filled in from what is printed on the bag. Look at it, and type over what is different."
        >
          <p role="status" className="font-semibold empty:hidden">
            {isThere(sizeLabel.trim()) && 'This lot has that size already. '}
            {cannotRead && 'No weight could be read from the printed size: enter the weights here.'}
          </p>
          <VariantWeights
            fields={fields}
            form={form}
            net={draft.net}
            pounds={draft.poundsX100}
            roastLossBp={lot.values.roastLossBp}
            isProposed={(field) => !(field in typed) && Boolean(proposed[field])}
          />
        </FormSection>
        <div
          data-foot
          className="sticky -bottom-5 -mx-5 border-t border-ink bg-sheet px-5 py-3 max-xl:-bottom-24"
        >
          <button type="submit" className="button button-main" disabled={make.pending}>
            Add size
          </button>
        </div>
      </CommandForm>
    </StartHere>
  );
}
