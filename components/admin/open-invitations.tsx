'use client';

import { takeBackInvitation } from '@/lib/identity/actions';
import { ROLE_WORDS } from '@/lib/identity/rules';
import type { InvitationRow } from '@/lib/identity/types';
import { moment } from '@/lib/kernel/format';
import { ConfirmButton } from './confirm-button';
import { Panel } from './panel';
import { useCommand } from './use-command';

/** Links that still let somebody in. */
export function OpenInvitations({
  invitations,
  timeZone,
  onChange,
}: {
  invitations: readonly InvitationRow[];
  timeZone: string;
  onChange: () => void;
}) {
  const takeBack = useCommand(takeBackInvitation, {
    done: 'The link does not work any more.',
    onDone: onChange,
  });
  return (
    <Panel title="Open links">
      {invitations.length === 0 && <p>No link is waiting to be used.</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {invitations.map((link) => {
          const who = link.email ?? 'Whoever holds the set-up link';
          return (
            <li key={link.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span className="min-w-0 break-words">
                <span className="font-semibold">{who}</span> as {ROLE_WORDS[link.role].name.toLowerCase()}
                <span className="block text-small text-ink-2">
                  from {link.by ?? 'the server'}, until {moment(link.expiresAt, timeZone)}
                </span>
              </span>
              <ConfirmButton
                className="button button-plain"
                title="Take back this link?"
                text={`${who} cannot get in with it any more. You can send a new one.`}
                confirm="Take it back"
                disabled={takeBack.pending}
                onConfirm={() => takeBack.run({ id: link.id })}
              >
                Take back<span className="sr-only"> the link for {who}</span>
              </ConfirmButton>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
