'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { useState } from 'react';
import { confirmSignIn, passkeySignIn, passkeySignInOptions, signIn } from '@/lib/identity/actions';
import { CommandForm } from './command-form';
import { PassphraseField } from './passphrase-field';
import { Problem } from './problem';
import { TextField } from './text-field';
import { useCommand } from './use-command';

// A full load: nothing of the page in front of the door is kept behind it.
const enter = () => window.location.assign('/admin');

/** E-mail and passphrase, then a code when an authenticator app is set up; or a passkey, which is both at once. */
export function SignInForm() {
  const [email, setEmail] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'passphrase' | 'code'>('passphrase');
  const [passkeyProblem, setPasskeyProblem] = useState<string | null>(null);
  const first = useCommand(signIn, {
    quiet: true,
    onDone: ({ next }) => (next === 'in' ? enter() : setStep('code')),
  });
  const second = useCommand(confirmSignIn, { quiet: true, onDone: enter });
  const withPasskey = useCommand(passkeySignIn, { quiet: true, onDone: enter });

  async function enterWithPasskey() {
    setPasskeyProblem(null);
    const options = await passkeySignInOptions({}).catch(() => null);
    if (!options) return setPasskeyProblem('The shop did not answer. Check the connection, then try again.');
    if (!options.ok) return setPasskeyProblem('Too many attempts. Wait some minutes and try again.');
    try {
      withPasskey.run({ response: (await startAuthentication({ optionsJSON: options.data })) as never });
    } catch {
      setPasskeyProblem(
        'No passkey was used. Choose one when the browser asks, or sign in with your passphrase.',
      );
    }
  }

  if (step === 'code')
    return (
      <CommandForm className="mt-6 space-y-4" onSubmit={() => second.run({ code })}>
        <Problem text={second.problem} />
        <TextField
          label="Code"
          hint="The six digits that your authenticator app shows now, or one of your recovery codes."
          value={code}
          onValue={setCode}
          autoComplete="one-time-code"
          name="code"
        />
        <button type="submit" className="button button-main w-full" disabled={second.pending}>
          Confirm
        </button>
      </CommandForm>
    );

  return (
    <CommandForm className="mt-6 space-y-4" onSubmit={() => first.run({ email, passphrase })}>
      <Problem text={first.problem ?? withPasskey.problem ?? passkeyProblem} />
      <TextField
        label="E-mail"
        type="email"
        name="email"
        value={email}
        onValue={setEmail}
        autoComplete="username webauthn"
        errors={first.fields.email}
      />
      <PassphraseField
        label="Passphrase"
        name="passphrase"
        value={passphrase}
        onValue={setPassphrase}
        autoComplete="current-password"
        errors={first.fields.passphrase}
      />
      <button type="submit" className="button button-main w-full" disabled={first.pending}>
        Sign in
      </button>
      <button
        type="button"
        className="button w-full"
        disabled={withPasskey.pending}
        onClick={enterWithPasskey}
      >
        Use a passkey
      </button>
      <p className="text-small text-ink-2">
        Forgotten? An owner sends you a new link under People. The owner prints one on the server:{' '}
        <code>npm run owner-link</code>.
      </p>
    </CommandForm>
  );
}
