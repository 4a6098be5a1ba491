'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createLot } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { CommandForm } from '../command-form';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';

/** A draft lot: the coffee, its code, its crop. The rest is filled in afterwards, in the editor. */
export function NewLotSheet({
  coffeeId,
  year,
  onClose,
  onMade,
}: {
  /** Already chosen, or ''. */
  coffeeId: string;
  /** This year, on the shop's calendar. */
  year: string;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { data: choices } = useQuery(choicesQuery());
  const [coffee, setCoffee] = useState(coffeeId);
  const [lotCode, setLotCode] = useState('');
  const [cropYear, setCropYear] = useState(year);
  const make = useCommand(createLot, {
    quiet: true,
    done: 'The lot is there, as a draft.',
    refresh: [CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <Sheet title="New lot" onClose={onClose}>
      <CommandForm label="New lot" onSubmit={() => make.run({ coffeeId: coffee, lotCode, cropYear })}>
        <Problem text={make.problem} />
        <SelectField
          label="Coffee"
          required
          value={coffee}
          onValue={setCoffee}
          errors={make.fields.coffeeId}
          options={[
            { value: '', label: 'Choose …' },
            ...(choices?.coffees ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          label="Lot code"
          hint="Ours, printed on the bag: PE-JAEN-2026-01"
          required
          value={lotCode}
          onValue={setLotCode}
          errors={make.fields.lotCode}
        />
        <TextField
          label="Crop year"
          hint="2026, or 2025/26"
          required
          value={cropYear}
          onValue={setCropYear}
          errors={make.fields.cropYear}
        />
        <button type="submit" className="button button-main" disabled={make.pending}>
          Make the lot
        </button>
      </CommandForm>
    </Sheet>
  );
}
