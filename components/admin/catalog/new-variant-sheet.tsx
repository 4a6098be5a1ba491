'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createVariant } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery, lotQuery } from '@/lib/admin/catalog/client';
import { CheckField } from '../check-field';
import { CommandForm } from '../command-form';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { LoadingSheet } from './loading-sheet';
import { FORM, options } from './words';

type Typed = number | string | null;

/** A size of a lot: printed size, weights, SKU, price. */
export function NewVariantSheet({
  lotId,
  onClose,
  onMade,
}: {
  lotId: string;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { data: lot, error } = useQuery(lotQuery(lotId));
  const { data: choices } = useQuery(choicesQuery());
  const [form, setForm] = useState<keyof typeof FORM>('roasted');
  const [sizeLabel, setSizeLabel] = useState('');
  const [sku, setSku] = useState('');
  const [net, setNet] = useState<Typed>(null);
  const [gross, setGross] = useState<Typed>(null);
  const [pounds, setPounds] = useState<Typed>(null);
  const [price, setPrice] = useState<Typed>(null);
  const [freight, setFreight] = useState(false);
  const make = useCommand(createVariant, {
    quiet: true,
    done: 'The size is there.',
    refresh: [CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  if (!lot) return <LoadingSheet error={error} onClose={onClose} />;
  const { fields } = make;
  return (
    <Sheet
      title={
        <>
          New size{' '}
          <span className="block text-body text-ink-2">
            of {lot.values.lotCode}, {lot.coffee.name}
          </span>
        </>
      }
      onClose={onClose}
    >
      <CommandForm
        label="New size"
        onSubmit={() =>
          make.run({
            lotId,
            values: {
              sku,
              form,
              sizeLabel,
              net,
              gross,
              price,
              freight,
              poundsX100: pounds,
              active: true,
              position: lot.sizes.length,
            },
          })
        }
      >
        <Problem text={make.problem} />
        <SelectField
          label="Form"
          value={form}
          onValue={(value) => setForm(value as typeof form)}
          options={options(FORM)}
        />
        <TextField
          label="Printed size"
          hint="As on the bag: 250 g, 1 lb"
          required
          value={sizeLabel}
          onValue={setSizeLabel}
          errors={fields.sizeLabel}
        />
        <TextField label="SKU" required spellCheck={false} value={sku} onValue={setSku} errors={fields.sku} />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label="Net weight"
            unit="g"
            required
            value={net}
            onValue={setNet}
            errors={fields.net}
          />
          <NumberField
            label="Packed weight"
            unit="g"
            required
            value={gross}
            onValue={setGross}
            errors={fields.gross}
          />
          <NumberField
            label="Sold as pounds"
            hint="Empty for a size in grams"
            unit="lb"
            scale={100}
            value={pounds}
            onValue={setPounds}
            errors={fields.poundsX100}
          />
          <MoneyField
            label="Price"
            hint="Such as 18.50"
            required
            currency={choices?.currency ?? 'USD'}
            value={price}
            onValue={setPrice}
            errors={fields.price}
          />
        </div>
        <CheckField
          label="Travels as freight"
          hint="Shown with its price and bought through a quote."
          checked={freight}
          onChecked={setFreight}
        />
        <button type="submit" className="button button-main" disabled={make.pending}>
          Make the size
        </button>
      </CommandForm>
    </Sheet>
  );
}
