'use client';

import { useState } from 'react';
import { changePassphrase } from '@/lib/identity/actions';
import { PASSPHRASE_MIN } from '@/lib/identity/rules';
import { CommandForm } from './command-form';
import { Panel } from './panel';
import { PassphraseField } from './passphrase-field';
import { Problem } from './problem';
import { useCommand } from './use-command';

export function PassphrasePanel({ onChange }: { onChange: () => void }) {
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const { run, pending, problem, fields } = useCommand(changePassphrase, {
    quiet: true,
    done: 'The passphrase is changed, and all other browsers are signed out.',
    onDone: () => {
      setCurrent('');
      setFresh('');
      onChange();
    },
  });
  return (
    <Panel title="Passphrase">
      <CommandForm onSubmit={() => run({ current, fresh })}>
        <Problem text={problem} />
        <PassphraseField
          label="Present passphrase"
          value={current}
          onValue={setCurrent}
          autoComplete="current-password"
          errors={fields.current}
        />
        <PassphraseField
          label="New passphrase"
          hint={`At least ${PASSPHRASE_MIN} characters.`}
          value={fresh}
          onValue={setFresh}
          autoComplete="new-password"
          errors={fields.fresh}
        />
        <button type="submit" className="button" disabled={pending}>
          Change it
        </button>
      </CommandForm>
    </Panel>
  );
}
