'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AllChanges } from '@/components/admin/audit/all-changes';
import type { RecordForm } from '@/components/admin/use-record-form';
import { type Versioned, versionsQuery } from '@/lib/admin/versions';
import { moment } from '@/lib/kernel/format';
import { sameJson } from '@/lib/kernel/same-json';
import { docWords, type StoryDoc } from '@/lib/kernel/story-doc';
import { diffParagraphs } from '@/lib/stories/text-diff';

type Values = Record<string, unknown>;

/** What the audit log calls each kind of record. */
const SUBJECT: Record<Versioned, string> = {
  coffees: 'coffee',
  lots: 'lot',
  variants: 'variant',
  producers: 'producer',
  regions: 'region',
  stories: 'story',
  photos: 'photo',
};

/**
 * Earlier versions of a record: what each save changed, the text paragraph by paragraph. Any of them can be put back
 * into the form; nothing is saved by that.
 */
export function VersionHistory<V extends Values>({
  of,
  id,
  form,
  labelOf,
  say,
  timeZone,
  mayEdit,
}: {
  of: Versioned;
  id: string;
  form: RecordForm<V>;
  labelOf: (field: string) => string;
  say: (field: string, value: unknown) => string;
  timeZone: string;
  mayEdit: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { data, isError } = useQuery({ ...versionsQuery(of, id, form.version), enabled: isOpen });
  const shape = form.base;
  return (
    <div>
      <details className="border-t border-ink pt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="min-h-9 cursor-pointer text-lead font-semibold">Earlier versions</summary>
        {isError && <p role="alert">The versions did not load. Close this part and open it again.</p>}
        {isOpen && !data && !isError && <p role="status">Reading the versions …</p>}
        {data?.length === 0 && <p className="text-ink-2">Nobody has changed it yet.</p>}
        <ol className="mt-2 space-y-3">
          {data?.map((one, at) => {
            const before = data[at + 1]?.values;
            const fields = before
              ? Object.keys(one.values).filter(
                  // A field that older versions did not have is no news as long as it is empty.
                  (field) => !sameJson(one.values[field] ?? '', before[field] ?? ''),
                )
              : [];
            const kept = pick(one.values, shape);
            return (
              <li key={one.version} className="border border-line p-3">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <p>
                    <span className="font-semibold">Version {one.version}</span>, {one.by},{' '}
                    {moment(one.at, timeZone)}
                    {one.note && ` (${one.note})`}
                  </p>
                  {mayEdit && (
                    <button
                      type="button"
                      className="button button-plain"
                      disabled={sameJson(kept, pick(form.values, kept))}
                      onClick={() => form.fill(kept as Partial<V>)}
                    >
                      Put into the form<span className="sr-only">: version {one.version}</span>
                    </button>
                  )}
                </div>
                {!before && <p className="text-small text-ink-2">The first one that is kept.</p>}
                {fields.length > 0 && (
                  <dl className="mt-1 space-y-2 text-small">
                    {fields.map((field) => (
                      <div key={field}>
                        <dt className="font-semibold">{labelOf(field)}</dt>
                        <dd className="break-words">
                          {field === 'body' ? (
                            <TextDiff
                              before={(before?.body ?? null) as StoryDoc | null}
                              after={(one.values.body ?? null) as StoryDoc | null}
                            />
                          ) : (
                            <Change from={say(field, before?.[field])} to={say(field, one.values[field])} />
                          )}
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
              </li>
            );
          })}
        </ol>
      </details>
      <AllChanges subject={SUBJECT[of]} id={id} />
    </div>
  );
}

/** Few words side by side, more of them one below the other. */
function Change({ from, to }: { from: string; to: string }) {
  if (from.length + to.length <= 60 && !`${from}${to}`.includes('\n'))
    return (
      <>
        {from} → {to}
      </>
    );
  return (
    <>
      <Gone>{from}</Gone>
      <New>{to}</New>
    </>
  );
}

const Gone = ({ children }: { children: ReactNode }) => (
  <del className="block whitespace-pre-wrap border-l-2 border-vermilion pl-2 text-ink-2">
    <span className="sr-only">Before: </span>
    {children}
  </del>
);
const New = ({ children }: { children: ReactNode }) => (
  <ins className="block whitespace-pre-wrap border-l-2 border-canopy pl-2 no-underline">
    <span className="sr-only">After: </span>
    {children}
  </ins>
);

function TextDiff({ before, after }: { before: StoryDoc | null; after: StoryDoc | null }) {
  const lines = diffParagraphs(docWords(before), docWords(after));
  const changed = lines.filter((line) => line.kind !== 'same');
  if (changed.length === 0)
    return <p className="text-ink-2">Only links, marks or plates changed; the words are the same.</p>;
  return (
    <div className="space-y-1">
      {lines.map((line, i) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: a diff never reorders
        if (line.kind === 'gone') return <Gone key={i}>{line.text}</Gone>;
        if (line.kind === 'new') return <New key={i}>{line.text}</New>;
        const isNear = lines[i - 1]?.kind !== 'same' || lines[i + 1]?.kind !== 'same';
        return isNear && (i > 0 || lines.length > 1) ? (
          <p key={i} className="truncate pl-2.5 text-ink-2">
            {line.text}
          </p>
        ) : null;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: a diff never reorders
      })}
    </div>
  );
}

/** Of an old version only what the form still has: fields come and go with the years. */
const pick = (from: Values, shape: Values) =>
  Object.fromEntries(Object.keys(shape).flatMap((field) => (field in from ? [[field, from[field]]] : [])));
