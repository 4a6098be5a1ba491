'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { addPasskey, passkeyOptions } from '@/lib/identity/actions';
import type { SecurityView } from '@/lib/identity/types';
import { moment } from '@/lib/kernel/format';
import { Panel } from './panel';
import { Problem } from './problem';
import { RemovePasskey } from './remove-passkey';
import { TextField } from './text-field';
import { useCommand } from './use-command';

export function PasskeyPanel({
  passkeys,
  timeZone,
  onChange,
}: {
  passkeys: SecurityView['passkeys'];
  timeZone: string;
  onChange: () => void;
}) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = useCommand(addPasskey, {
    quiet: true,
    done: 'The passkey is set up.',
    onDone: () => {
      setName('');
      onChange();
    },
  });

  async function register() {
    setProblem(null);
    const options = await passkeyOptions({}).catch(() => null);
    if (!options) return setProblem('The shop did not answer. Check the connection, then try again.');
    if (!options.ok)
      return setProblem('Sign out and in again first: a passkey is only added soon after signing in.');
    try {
      add.run({ response: (await startRegistration({ optionsJSON: options.data })) as never, name });
    } catch {
      setProblem('The browser made no passkey. Nothing was changed; try again, or use an authenticator app.');
    }
  }

  return (
    <Panel title="Passkeys">
      <p className="mb-3 max-w-prose">
        Fingerprint, face or PIN of a device of yours. The safest way in: nothing to type and nothing to
        steal.
      </p>
      <Problem text={problem ?? add.problem} />
      <ul className="mb-4 divide-y divide-line border-y border-line empty:hidden">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              <span className="font-semibold">{passkey.name}</span>{' '}
              <span className="text-small text-ink-2">since {moment(passkey.createdAt, timeZone)}</span>
            </span>
            <RemovePasskey id={passkey.id} name={passkey.name} onDone={onChange} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <TextField
            label="Name of the device"
            value={name}
            onValue={setName}
            placeholder="Roastery laptop"
            maxLength={60}
          />
        </div>
        <button type="button" className="button button-main" disabled={add.pending} onClick={register}>
          Add a passkey
        </button>
      </div>
    </Panel>
  );
}
