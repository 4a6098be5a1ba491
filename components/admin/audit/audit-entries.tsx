import Link from 'next/link';
import { doneText } from '@/lib/admin/audit/sentences';
import type { AuditEntry } from '@/lib/admin/audit/types';
import { type ChangeText, changeTexts, labelText, noteText, recordHref } from '@/lib/admin/audit/words';
import { moment } from '@/lib/kernel/format';

/** Entries of the audit log: who did what when, and each field from what to what. */
export function AuditEntries({
  entries,
  timeZone,
  currency,
}: {
  entries: readonly AuditEntry[];
  timeZone: string;
  currency: string;
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
              <Headline entry={entry} />
            </p>
            <Changes changes={changeTexts(entry, currency, timeZone)} />
            {entry.note && <p className="mt-1 text-small">“{noteText(entry, timeZone)}”</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: readonly ChangeText[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="mt-1 space-y-1 text-small">
      {changes.map((change) =>
        'sentence' in change ? (
          <li key={change.sentence} className="break-words first-letter:uppercase">
            {change.sentence}
          </li>
        ) : (
          <li key={change.field} className="break-words">
            <span className="font-semibold">{change.field}</span>
            {change.from === null ? (
              ': '
            ) : (
              <>
                {' '}
                from <del className="text-ink-2">{change.from}</del> to{' '}
              </>
            )}
            <ins className="font-semibold no-underline">{change.to}</ins>
          </li>
        ),
      )}
    </ul>
  );
}

function Headline({ entry }: { entry: AuditEntry }) {
  const href = recordHref(entry);
  const label = labelText(entry);
  const isFailure = entry.actorId === 'nobody';
  return (
    <>
      {isFailure ? (
        <span className="inline-block font-semibold text-vermilion first-letter:uppercase">
          {doneText(entry)}
        </span>
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
