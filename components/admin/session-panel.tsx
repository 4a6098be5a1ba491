'use client';

import { endSessions } from '@/lib/identity/actions';
import type { SecurityView } from '@/lib/identity/types';
import { moment, plural } from '@/lib/kernel/format';
import { Panel } from './panel';
import { Tag } from './tag';
import { useCommand } from './use-command';

/** Where the person is signed in, and the way to end that. */
export function SessionPanel({
  sessions,
  timeZone,
  onChange,
}: {
  sessions: SecurityView['sessions'];
  timeZone: string;
  onChange: () => void;
}) {
  const end = useCommand(endSessions, {
    done: (n) => `${plural(n, 'browser')} signed out.`,
    onDone: onChange,
  });
  return (
    <Panel
      title="Signed-in browsers"
      aside={
        sessions.length > 1 && (
          <button
            type="button"
            className="button"
            disabled={end.pending}
            onClick={() => end.run({ id: null })}
          >
            Sign out all others
          </button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              <span className="font-semibold">{browserName(session.browser)}</span>{' '}
              {session.isThis && <Tag tone="quiet">this one</Tag>}
              <span className="block text-small text-ink-2">
                {session.address && `${session.address} · `}last seen {moment(session.lastSeen, timeZone)}
              </span>
            </span>
            {!session.isThis && (
              <button
                type="button"
                className="button button-plain"
                disabled={end.pending}
                onClick={() => end.run({ id: session.id })}
              >
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Enough of a user agent to know one's own: "Firefox on Windows". */
function browserName(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'A browser';
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'].find((name) =>
    agent.includes(name),
  );
  return system ? `${browser} on ${system}` : browser;
}
