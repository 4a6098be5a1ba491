'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import {
  changeRole,
  clearSecondFactors,
  invite,
  requireSecondFactor,
  setAccess,
} from '@/lib/identity/actions';
import { ROLE_WORDS, STAFF_ROLES, type StaffRole } from '@/lib/identity/rules';
import type { InvitationRow, PersonRow } from '@/lib/identity/types';
import { moment, plural } from '@/lib/kernel/format';
import { AllChanges } from './audit/all-changes';
import { CheckField } from './check-field';
import { CommandForm } from './command-form';
import { ConfirmButton } from './confirm-button';
import { DraftOffer } from './draft-offer';
import { OpenInvitations } from './open-invitations';
import { Panel } from './panel';
import { Problem } from './problem';
import { SelectField } from './select-field';
import { TableScroll } from './table-scroll';
import { Tag } from './tag';
import { TextField } from './text-field';
import { useCommand } from './use-command';
import { useKeptForm } from './use-kept-form';

const ROLES = STAFF_ROLES.map((role) => ({
  value: role,
  label: `${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].may}`,
}));

export function PeopleSheet({
  people,
  invitations,
  self,
  timeZone,
  secondFactorRequired,
}: {
  people: PersonRow[];
  invitations: InvitationRow[];
  self: string;
  timeZone: string;
  secondFactorRequired: boolean;
}) {
  const router = useRouter();
  const onDone = () => router.refresh();
  const role = useCommand(changeRole, { done: 'The role is changed.', onDone });
  const access = useCommand(setAccess, { done: 'Done.', onDone });
  const clear = useCommand(clearSecondFactors, { done: 'Their second factors are gone.', onDone });
  const require = useCommand(requireSecondFactor, { done: 'Kept.', onDone });
  const [email, setEmail] = useState('');
  const [invitedRole, setInvitedRole] = useState<StaffRole>('viewer');
  const kept = useKeptForm({
    form: 'invite',
    values: { email, invitedRole },
    restore: (was) => {
      setEmail(was.email);
      setInvitedRole(was.invitedRole);
    },
    days: 1,
  });
  const send = useCommand(invite, { kept, quiet: true, onDone });

  return (
    <div className="space-y-8">
      <TableScroll label="People">
        <table className="table-dense" data-cards>
          <caption className="sr-only">People</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Second factor</th>
              <th scope="col">Last seen</th>
              <th scope="col">
                <span className="sr-only">What you can do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name} {person.id === self && <Tag tone="quiet">you</Tag>}
                  {person.isDisabled && <Tag tone="quiet">no access</Tag>}
                  <span className="block text-small font-normal text-ink-2">{person.email}</span>
                  <AllChanges subject="staff" id={person.id} of={person.name} />
                </th>
                <td data-label="Role">
                  <select
                    className="input w-auto"
                    aria-label={`Role of ${person.name}`}
                    value={person.role}
                    disabled={role.pending || person.isDisabled}
                    onChange={(event) => role.run({ id: person.id, role: event.target.value as StaffRole })}
                  >
                    {STAFF_ROLES.map((name) => (
                      <option key={name} value={name}>
                        {ROLE_WORDS[name].name}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-label="Second factor">
                  {[
                    person.passkeys > 0 && plural(person.passkeys, 'passkey'),
                    person.hasTotp && 'authenticator app',
                  ]
                    .filter(Boolean)
                    .join(', ') || 'none'}
                </td>
                <td data-label="Last seen">
                  {person.lastSeen ? moment(person.lastSeen, timeZone) : 'never'}
                </td>
                <td className="col-span-full">
                  {person.id !== self && (
                    <span className="flex gap-2 max-sm:-ml-2">
                      {(person.passkeys > 0 || person.hasTotp) && (
                        <ConfirmButton
                          className="button button-plain"
                          title={`Remove ${person.name}’s second factors?`}
                          text="For somebody who lost phone or key. They are signed out everywhere and sign in with the passphrase alone."
                          confirm="Remove them"
                          onConfirm={() => clear.run({ id: person.id })}
                        >
                          Clear second factors
                        </ConfirmButton>
                      )}
                      {person.isDisabled ? (
                        <button
                          type="button"
                          className="button button-plain"
                          onClick={() => access.run({ id: person.id, allowed: true })}
                        >
                          Give access back
                        </button>
                      ) : (
                        <ConfirmButton
                          className="button button-plain"
                          title={`End ${person.name}’s access?`}
                          text="They are signed out everywhere at once, and links they made or were sent stop working. What they did stays in the audit log under their name."
                          confirm="End access"
                          onConfirm={() => access.run({ id: person.id, allowed: false })}
                        >
                          End access
                        </ConfirmButton>
                      )}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>

      <div className="grid gap-6 lg:grid-cols-2">
        <Panel title="Invite somebody">
          <CommandForm onSubmit={() => send.run({ email, role: invitedRole })}>
            <DraftOffer form={kept} />
            <Problem text={send.problem} />
            <TextField
              label="E-mail"
              type="email"
              value={email}
              onValue={setEmail}
              errors={send.fields.email}
            />
            <SelectField
              label="Role"
              value={invitedRole}
              onValue={(value) => setInvitedRole(value as StaffRole)}
              options={ROLES}
            />
            <p className="text-small text-ink-2">
              A colleague who forgot the passphrase gets a new link the same way: the same e-mail, the same
              role.
            </p>
            <button type="submit" className="button button-main" disabled={send.pending}>
              Send the link
            </button>
            {send.data && (
              <div role="status" className="border-l-4 border-canopy bg-paper p-3">
                <p className="font-semibold">The link is in the mail. It works once, for three days:</p>
                <p className="mt-1 break-all">
                  <code translate="no">{send.data.link}</code>
                </p>
              </div>
            )}
          </CommandForm>
        </Panel>
        <OpenInvitations invitations={invitations} timeZone={timeZone} onChange={onDone} />
        <Panel title="Second factor">
          <CheckField
            label="Everybody needs a passkey or an authenticator app"
            hint="Whoever has none yet can only set one up until they have."
            checked={secondFactorRequired}
            disabled={require.pending}
            onChecked={(required) => require.run({ required })}
          />
        </Panel>
      </div>
    </div>
  );
}
