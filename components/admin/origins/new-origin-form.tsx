'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { DraftOffer } from '@/components/admin/draft-offer';
import { Problem } from '@/components/admin/problem';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { useCommand } from '@/components/admin/use-command';
import { useKeptForm } from '@/components/admin/use-kept-form';
import { CATALOG } from '@/lib/admin/catalog/client';
import { createOrigin } from '@/lib/admin/origins/actions';
import { ORIGINS_KEY } from '@/lib/admin/origins/client';
import type { ParentChoice } from '@/lib/admin/origins/types';

/** A country, or a department or province under its parent; everything else is in its editor. */
export function NewOriginForm({
  parents,
  onMade,
}: {
  parents: readonly Pick<ParentChoice, 'id' | 'name'>[];
  onMade: (id: string) => void;
}) {
  const [name, setName] = useState('');
  const [parentId, setParentId] = useState('');
  const kept = useKeptForm({
    form: 'new-origin',
    values: { name, parentId },
    restore: (was) => {
      setName(was.name);
      setParentId(was.parentId);
    },
  });
  const create = useCommand(createOrigin, {
    kept,
    quiet: true,
    done: 'The origin is made.',
    refresh: [ORIGINS_KEY, CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <CommandForm onSubmit={() => create.run({ name, parentId: parentId || null })} label="New origin">
      <DraftOffer form={kept} />
      <Problem text={create.problem} />
      <TextField
        label="Name"
        hint="As it is written there: Cusco, Jaén."
        required
        value={name}
        onValue={setName}
        maxLength={120}
        errors={create.fields.name}
      />
      <SelectField
        label="Belongs to"
        hint="A department belongs to its country, a province to its department."
        value={parentId}
        onValue={setParentId}
        options={[
          { value: '', label: 'Nothing: it is a country' },
          ...parents.map((parent) => ({ value: parent.id, label: parent.name })),
        ]}
        errors={create.fields.parentId}
      />
      <button type="submit" className="button button-main" disabled={create.pending}>
        Create origin
      </button>
    </CommandForm>
  );
}
