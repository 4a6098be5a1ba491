'use client';

import { useState } from 'react';
import { options } from '@/components/admin/catalog/words';
import { CommandForm } from '@/components/admin/command-form';
import { DraftOffer } from '@/components/admin/draft-offer';
import { Problem } from '@/components/admin/problem';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { useCommand } from '@/components/admin/use-command';
import { useKeptForm } from '@/components/admin/use-kept-form';
import { CATALOG } from '@/lib/admin/catalog/client';
import { createProducer } from '@/lib/admin/producers/actions';
import { PRODUCERS_KEY } from '@/lib/admin/producers/client';
import { PRODUCER_KINDS, type ProducerKind } from '@/lib/admin/producers/input';

/** A draft begins with its name; everything else is in its editor. */
export function NewProducerForm({ onMade }: { onMade: (id: string) => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ProducerKind>('cooperative');
  const kept = useKeptForm({
    form: 'new-producer',
    values: { name, kind },
    restore: (was) => {
      setName(was.name);
      setKind(was.kind);
    },
  });
  const create = useCommand(createProducer, {
    kept,
    quiet: true,
    done: 'A draft is made.',
    refresh: [PRODUCERS_KEY, CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <CommandForm onSubmit={() => create.run({ name, kind })} label="New producer">
      <DraftOffer form={kept} />
      <Problem text={create.problem} />
      <TextField
        label="Name"
        required
        value={name}
        onValue={setName}
        maxLength={120}
        errors={create.fields.name}
      />
      <SelectField
        label="Kind"
        value={kind}
        onValue={(value) => setKind(value as ProducerKind)}
        options={options(PRODUCER_KINDS)}
      />
      <button type="submit" className="button button-main" disabled={create.pending}>
        Create draft
      </button>
    </CommandForm>
  );
}
