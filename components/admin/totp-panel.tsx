'use client';

import { useState } from 'react';
import { renderSVG } from 'uqr';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from '@/lib/identity/actions';
import { CommandForm } from './command-form';
import { Panel } from './panel';
import { PassphraseField } from './passphrase-field';
import { Problem } from './problem';
import { TextField } from './text-field';
import { useCommand } from './use-command';

/** An authenticator app: set up with a code, removed with the passphrase; its recovery codes are shown once. */
export function TotpPanel({ isOn, onChange }: { isOn: boolean; onChange: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useCommand(beginTotp, { quiet: true });
  const confirm = useCommand(confirmTotp, {
    quiet: true,
    done: 'The authenticator app is set up, and all other browsers are signed out.',
    onDone: () => {
      setCodes(begin.data?.recoveryCodes ?? null);
      setPassphrase('');
      onChange();
    },
  });
  const remove = useCommand(removeTotp, {
    quiet: true,
    done: 'The authenticator app is removed.',
    onDone: onChange,
  });
  const renew = useCommand(renewRecoveryCodes, {
    quiet: true,
    onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });

  if (codes)
    return (
      <Panel title="Recovery codes">
        <p className="max-w-prose">
          Each lets you in once when the app is out of reach. Keep them on paper or in a password manager:
          they are not shown again.
        </p>
        <ul
          className="tabular my-4 grid grid-cols-2 gap-x-6 gap-y-1 border-y border-line py-3 font-semibold"
          translate="no"
        >
          {codes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <button type="button" className="button button-main" onClick={() => setCodes(null)}>
          I have kept them
        </button>
      </Panel>
    );

  const secret = begin.data && new URL(begin.data.uri).searchParams.get('secret');
  const askPassphrase = (
    <PassphraseField
      label="Your passphrase"
      value={passphrase}
      onValue={setPassphrase}
      autoComplete="current-password"
    />
  );

  return (
    <Panel title="Authenticator app">
      {isOn ? (
        <div className="space-y-4">
          <p>On. After your passphrase, the shop asks for the six digits of your app.</p>
          <Problem text={remove.problem ?? renew.problem} />
          {askPassphrase}
          <div className="flex flex-wrap gap-3">
            <button
              type="button"
              className="button"
              disabled={renew.pending}
              onClick={() => renew.run({ passphrase })}
            >
              New recovery codes
            </button>
            <button
              type="button"
              className="button button-danger"
              disabled={remove.pending}
              onClick={() => remove.run({ passphrase })}
            >
              Remove the app
            </button>
          </div>
        </div>
      ) : begin.data && secret ? (
        <CommandForm onSubmit={() => confirm.run({ code })}>
          <p className="max-w-prose">
            Scan this with the app, or type the key, then enter the code that it shows.
          </p>
          <div className="flex flex-wrap items-center gap-5">
            {/* biome-ignore lint/performance/noImgElement: drawn here and inlined, nothing to optimise */}
            <img
              className="size-40 border border-line bg-[#fff]"
              alt="QR code of the key beside it"
              src={`data:image/svg+xml,${encodeURIComponent(renderSVG(begin.data.uri))}`}
            />
            <p className="min-w-48 flex-1 break-all">
              Key: <code translate="no">{secret}</code>
            </p>
          </div>
          <Problem text={confirm.problem} />
          <TextField
            label="Code"
            value={code}
            onValue={setCode}
            autoComplete="one-time-code"
            inputMode="numeric"
          />
          <button type="submit" className="button button-main" disabled={confirm.pending}>
            Confirm
          </button>
        </CommandForm>
      ) : (
        <CommandForm onSubmit={() => begin.run({ passphrase })}>
          <p className="max-w-prose">
            An app that shows a new six-digit code every half minute. It works without a network.
          </p>
          <Problem text={begin.problem} />
          {askPassphrase}
          <button type="submit" className="button" disabled={begin.pending}>
            Set up an app
          </button>
        </CommandForm>
      )}
    </Panel>
  );
}
