'use client';

import { useState } from 'react';
import { createCoffee } from '@/lib/admin/catalog/actions';
import { CATALOG } from '@/lib/admin/catalog/client';
import type { CoffeeValues } from '@/lib/admin/catalog/coffee-input';
import { slugOf } from '@/lib/kernel/slug';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import { StartHere } from './start-here';
import { KIND, options } from './words';

/** A draft coffee: its name and kind; the address follows from the name until somebody types another one. */
export function NewCoffeeSheet({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CoffeeValues['kind']>('coffee');
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const slug = typedSlug ?? slugOf(name);
  const kept = useKeptForm({
    form: 'new-coffee',
    values: { name, kind, typedSlug },
    restore: (was) => {
      setName(was.name);
      setKind(was.kind);
      setTypedSlug(was.typedSlug);
    },
  });
  const make = useCommand(createCoffee, {
    kept,
    quiet: true,
    done: 'Coffee created, not published yet.',
    refresh: [CATALOG],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <Sheet title="New coffee" onClose={onClose}>
      <StartHere>
        <CommandForm label="New coffee" onSubmit={() => make.run({ name, kind, slug })}>
          <DraftOffer form={kept} />
          <Problem text={make.problem} />
          <TextField label="Name" required value={name} onValue={setName} errors={make.fields.name} />
          <SelectField
            label="Kind"
            value={kind}
            onValue={(value) => setKind(value as typeof kind)}
            options={options(KIND)}
          />
          <TextField
            label="Page address"
            hint={`Follows from the name: /coffee/${slug || '…'}`}
            required
            spellCheck={false}
            value={slug}
            onValue={setTypedSlug}
            errors={make.fields.slug}
          />
          <p className="text-small text-ink-2">
            Customers see it once you publish it. Next come a lot of it, sizes and stock; the screen leads you
            through.
          </p>
          <button type="submit" className="button button-main" disabled={make.pending}>
            Create coffee
          </button>
        </CommandForm>
      </StartHere>
    </Sheet>
  );
}
