import Link from 'next/link';
import type { AuditEntry } from '@/lib/admin/audit/types';
import { doneText, fieldText, recordHref, valueText } from '@/lib/admin/audit/words';
import { moment } from '@/lib/kernel/format';

/** Entries of the audit log: who did what when, and each field from what to what. */
export function AuditEntries({
  entries,
  timeZone,
  currency,
  linked = true,
}: {
  entries: readonly AuditEntry[];
  timeZone: string;
  currency: string;
  /** Off on a record's own page, where its name would lead nowhere. */
  linked?: boolean;
}) {
  return (
    <ol className="border-t border-ink">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[10.5rem_minmax(0,1fr)]"
        >
          <p className="text-small text-ink-2 tabular">
            <time dateTime={entry.at}>{moment(entry.at, timeZone)}</time>
            <span className="block">№ {entry.seq}</span>
          </p>
          <div className="min-w-0">
            <p>
              <Headline entry={entry} linked={linked} />
            </p>
            {shownChanges(entry).length > 0 && (
              <ul className="mt-1 space-y-1 text-small">
                {shownChanges(entry).map(([field, { from, to }]) => (
                  <li key={field} className="break-words">
                    <span className="font-semibold">{fieldText(field)}</span>{' '}
                    {isNothing(from) ? (
                      'set to '
                    ) : (
                      <>
                        from <del className="text-ink-2">{valueText(field, from, currency)}</del> to{' '}
                      </>
                    )}
                    <ins className="font-semibold no-underline">{valueText(field, to, currency)}</ins>
                  </li>
                ))}
              </ul>
            )}
            {entry.note && <p className="mt-1 text-small">“{entry.note}”</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** From nothing to nothing is no news. */
const shownChanges = (entry: AuditEntry) =>
  Object.entries(entry.changes).filter(([, { from, to }]) => !(isNothing(from) && isNothing(to)));

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

function Headline({ entry, linked }: { entry: AuditEntry; linked: boolean }) {
  const href = linked ? recordHref(entry) : null;
  const { label } = entry;
  const isFailure = entry.action === 'staff.sign_in_failed';
  return (
    <>
      {isFailure ? (
        <span className="font-semibold text-vermilion">{doneText(entry)}</span>
      ) : (
        <>
          <span className="font-semibold inline-block first-letter:uppercase">{entry.actorName}</span>{' '}
          {doneText(entry)}
        </>
      )}
      {label && ': '}
      {label && href ? (
        <Link href={href} prefetch={false} className="link" translate="no">
          {label}
        </Link>
      ) : (
        <span translate="no">{label}</span>
      )}
    </>
  );
}
