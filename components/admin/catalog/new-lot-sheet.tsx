'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createLot } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery, coffeeQuery } from '@/lib/admin/catalog/client';
import { proposedLotCode } from '@/lib/admin/catalog/rules';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import { StartHere } from './start-here';

/**
 * A draft lot: the coffee, its crop, its code. The code follows from the other two until somebody types another one; the
 * rest is filled in afterwards, in the editor.
 */
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
  const { data: chosen } = useQuery({ ...coffeeQuery(coffee), enabled: coffee !== '' });
  const [cropYear, setCropYear] = useState(year);
  const [typedCode, setTypedCode] = useState<string | null>(null);
  const codes = coffee === '' ? undefined : chosen?.lotCodes;
  const proposed = codes ? proposedLotCode(codes.stem, cropYear, codes.taken) : '';
  const lotCode = typedCode ?? proposed;
  const kept = useKeptForm({
    form: 'new-lot',
    values: { coffee, cropYear, typedCode },
    restore: (was) => {
      setCoffee(was.coffee);
      setCropYear(was.cropYear);
      setTypedCode(was.typedCode);
    },
  });
  const make = useCommand(createLot, {
    kept,
    quiet: true,
    done: 'Lot created, in preparation.',
    refresh: [CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <Sheet title="New lot" onClose={onClose}>
      <StartHere at={coffeeId ? 'input' : 'select'}>
        <CommandForm label="New lot" onSubmit={() => make.run({ coffeeId: coffee, lotCode, cropYear })}>
          <DraftOffer form={kept} />
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
            label="Crop year"
            hint="2026, or 2025/26"
            required
            value={cropYear}
            onValue={setCropYear}
            errors={make.fields.cropYear}
          />
          <TextField
            label="Lot code"
            hint={
              typedCode === null && proposed
                ? 'Printed on the bag. The shop proposes this one: keep it, or type your own.'
                : 'Printed on the bag, such as PE-JAEN-2026-01.'
            }
            required
            spellCheck={false}
            value={lotCode}
            onValue={setTypedCode}
            errors={make.fields.lotCode}
          />
          <p className="text-small text-ink-2">
            It starts in preparation: no customer sees it. Next come its stage and tasting notes, its sizes
            and its stock.
          </p>
          <button type="submit" className="button button-main" disabled={make.pending}>
            Create lot
          </button>
        </CommandForm>
      </StartHere>
    </Sheet>
  );
}
