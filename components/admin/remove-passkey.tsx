'use client';

import { useState } from 'react';
import { removePasskey } from '@/lib/identity/actions';
import { CommandForm } from './command-form';
import { FormDialog } from './form-dialog';
import { PassphraseField } from './passphrase-field';
import { Problem } from './problem';
import { useCommand } from './use-command';

/** Takes a passkey off, with the passphrase: whoever finds an open browser must not. */
export function RemovePasskey({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  return (
    <FormDialog trigger="Remove" title={`Remove “${name}”?`} className="button button-plain">
      {(close) => (
        <RemoveForm
          id={id}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </FormDialog>
  );
}

function RemoveForm({ id, onDone }: { id: string; onDone: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const remove = useCommand(removePasskey, { quiet: true, done: 'The passkey is removed.', onDone });
  return (
    <CommandForm onSubmit={() => remove.run({ id, passphrase })}>
      <p>This device cannot sign in with it any more.</p>
      <Problem text={remove.problem} />
      <PassphraseField
        label="Your passphrase"
        value={passphrase}
        onValue={setPassphrase}
        autoComplete="current-password"
        errors={remove.fields.passphrase}
      />
      <button type="submit" className="button button-danger" disabled={remove.pending}>
        Remove the passkey
      </button>
    </CommandForm>
  );
}
