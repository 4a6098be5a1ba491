'use client';

import { useId, useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Problem } from '@/components/admin/problem';
import { useCommand } from '@/components/admin/use-command';
import { publishingKey } from '@/lib/admin/publishing/client';
import { LINK_DAYS } from '@/lib/admin/publishing/rules';
import type { PreviewLinkRow, PublishSubject } from '@/lib/admin/publishing/types';
import { moment, plural } from '@/lib/kernel/format';
import { commandsFor } from './commands';

type Props = {
  subject: PublishSubject;
  id: string;
  timeZone: string;
  links: readonly PreviewLinkRow[];
  may: boolean;
};

/** Secret addresses that show the record to people who do not work here. */
export function PreviewLinkPart({ subject, id, timeZone, links, may }: Props) {
  const base = useId();
  const [days, setDays] = useState<number>(LINK_DAYS[1]);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const refresh = [publishingKey];
  const commands = commandsFor(subject);
  const make = useCommand(commands.makeLink, {
    quiet: true,
    refresh,
    onDone: () => setCopied(null),
  });
  const revoke = useCommand(commands.revokeLink, {
    refresh,
    done: 'The link opens nothing any more.',
    onDone: () => make.reset(),
  });
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };

  if (!may) return null;
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <h3 className="font-semibold">Preview link</h3>
      <p className="text-small text-ink-2">
        Shows {subject === 'lot' ? 'its coffee’s page with this lot' : 'this page'} as it is saved, draft or
        not, to whoever has the link. Search engines do not list it.
      </p>
      {make.data && (
        <div className="border-l-4 border-canopy bg-paper p-3">
          <label htmlFor={`${base}-url`} className="font-semibold">
            Your link, until {moment(make.data.expiresAt, timeZone)}
          </label>
          <p className="text-small text-ink-2">Copy it now: it is shown only this once.</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <input
              id={`${base}-url`}
              className="input min-w-0 flex-1"
              readOnly
              translate="no"
              value={make.data.url}
              onFocus={(event) => event.target.select()}
            />
            <button type="button" className="button" onClick={() => copy(make.data?.url ?? '')}>
              Copy
            </button>
            <a className="button" href={make.data.url} target="_blank" rel="noopener">
              Open
            </a>
          </div>
          <p role="status" className="mt-1 text-small empty:hidden">
            {copied === 'yes' && 'Copied.'}
            {copied === 'no' && 'This browser did not let us copy. Select the link and copy it by hand.'}
          </p>
        </div>
      )}
      <CommandForm label="Make a preview link" className="" onSubmit={() => make.run({ subject, id, days })}>
        <Problem text={make.problem} />
        <div className="flex flex-wrap items-end gap-3">
          <div>
            <label htmlFor={`${base}-days`} className="mb-1 block font-semibold">
              Opens for
            </label>
            <select
              id={`${base}-days`}
              className="input w-auto"
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
            >
              {LINK_DAYS.map((n) => (
                <option key={n} value={n}>
                  {plural(n, 'day')}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="button" disabled={make.pending}>
            Make a link
          </button>
        </div>
      </CommandForm>
      {links.length > 0 && (
        <ul className="divide-y divide-line border-y border-line" aria-label="Open preview links">
          {links.map((link) => (
            <li key={link.id} className="flex items-center justify-between gap-3 py-1">
              <span className="text-small">
                Made {moment(link.createdAt, timeZone)} by {link.by}, opens until{' '}
                {moment(link.expiresAt, timeZone)}
              </span>
              <ConfirmButton
                className="button button-plain"
                title="Take this link back?"
                text="Whoever has it sees nothing from now on. A link that is taken back cannot be given again; make a new one."
                confirm="Take it back"
                disabled={revoke.pending}
                onConfirm={() => revoke.run({ subject, id: link.id })}
              >
                Revoke
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
