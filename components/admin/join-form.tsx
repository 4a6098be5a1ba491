'use client';

import { useState } from 'react';
import { join } from '@/lib/identity/actions';
import { PASSPHRASE_MIN } from '@/lib/identity/rules';
import { CommandForm } from './command-form';
import { PassphraseField } from './passphrase-field';
import { Problem } from './problem';
import { TextField } from './text-field';
import { useCommand } from './use-command';

/** Name, address and passphrase of somebody who holds an invitation. */
export function JoinForm({ token, email: invited }: { token: string; email: string | null }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invited ?? '');
  const [passphrase, setPassphrase] = useState('');
  const { run, pending, problem, fields } = useCommand(join, {
    quiet: true,
    onDone: () => window.location.assign('/admin/security?welcome=1'),
  });
  return (
    <CommandForm className="mt-6 space-y-4" onSubmit={() => run({ token, name, email, passphrase })}>
      <Problem text={problem} />
      <TextField
        label="Your name"
        name="name"
        value={name}
        onValue={setName}
        autoComplete="name"
        errors={fields.name}
      />
      <TextField
        label="E-mail"
        type="email"
        name="email"
        value={email}
        onValue={setEmail}
        readOnly={invited !== null}
        autoComplete="username"
        errors={fields.email}
      />
      <PassphraseField
        label="Passphrase"
        hint={`At least ${PASSPHRASE_MIN} characters. Four unrelated words are easy to keep and hard to guess.`}
        name="passphrase"
        value={passphrase}
        onValue={setPassphrase}
        autoComplete="new-password"
        errors={fields.passphrase}
      />
      <button type="submit" className="button button-main w-full" disabled={pending}>
        Go on
      </button>
    </CommandForm>
  );
}
