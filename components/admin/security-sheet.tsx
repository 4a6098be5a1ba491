'use client';

import { useRouter } from 'next/navigation';
import type { SecurityView } from '@/lib/identity/types';
import { PasskeyPanel } from './passkey-panel';
import { PassphrasePanel } from './passphrase-panel';
import { SessionPanel } from './session-panel';
import { TotpPanel } from './totp-panel';

/** Passkeys, authenticator app, passphrase and signed-in browsers of the person themselves. */
export function SecuritySheet({
  view,
  timeZone,
  asks,
}: {
  view: SecurityView;
  timeZone: string;
  asks: 'required' | 'welcome' | null;
}) {
  const router = useRouter();
  const reload = () => router.refresh();
  const hasSecond = view.hasTotp || view.passkeys.length > 0;
  // Until a second factor is proved nothing else is open (`requireSomebody`).
  const maySetUp = asks !== 'required' || !hasSecond;
  return (
    <div className="max-w-[44rem] space-y-8">
      {asks && (
        <div className="border-l-4 border-ochre bg-sheet p-4" role="status">
          <p className="font-bold">
            {asks === 'required' ? 'This shop asks for a second factor' : 'One more minute: a second factor'}
          </p>
          <p className="mt-1">
            A passkey (fingerprint, face or device PIN) or an authenticator app keeps the shop yours even when
            a passphrase leaks.{' '}
            {asks === 'required' &&
              hasSecond &&
              'You have one: sign out and sign in with it, and the admin opens.'}
          </p>
          {asks === 'welcome' && (
            <p className="mt-3">
              <a className="button" href="/admin">
                {hasSecond ? 'To the admin' : 'Later'}
              </a>
            </p>
          )}
        </div>
      )}
      {maySetUp && <PasskeyPanel passkeys={view.passkeys} timeZone={timeZone} onChange={reload} />}
      {maySetUp && <TotpPanel isOn={view.hasTotp} onChange={reload} />}
      {asks !== 'required' && (
        <>
          <PassphrasePanel onChange={reload} />
          <SessionPanel sessions={view.sessions} timeZone={timeZone} onChange={reload} />
        </>
      )}
    </div>
  );
}
