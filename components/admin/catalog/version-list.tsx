'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type EditorName, versionsQuery } from '@/lib/admin/catalog/client';
import { moment } from '@/lib/kernel/format';
import { sameJson } from '@/lib/kernel/same-json';
import type { RecordForm } from '../use-record-form';

/** Earlier versions of a record, each with what it changed; any of them can be put back into the form. */
export function VersionList<V extends Record<string, unknown>>({
  name,
  id,
  form,
  labelOf,
  say,
  timeZone,
  mayEdit,
}: {
  name: EditorName;
  id: string;
  form: RecordForm<V>;
  labelOf: (field: string) => string;
  say: (field: string, value: unknown) => string;
  timeZone: string;
  mayEdit: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { data, isError } = useQuery({ ...versionsQuery(name, id), enabled: isOpen });
  return (
    <details className="border-t border-ink pt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-9 cursor-pointer text-lead font-semibold">Earlier versions</summary>
      {isError && <p role="alert">The versions did not load. Close this part and open it again.</p>}
      {data?.length === 0 && <p className="text-ink-2">Nobody has changed it yet.</p>}
      <ol className="mt-2 space-y-3">
        {data?.map((version, at) => {
          const before = data[at + 1]?.values;
          const fields = before
            ? Object.keys(version.values).filter((field) => !sameJson(version.values[field], before[field]))
            : [];
          return (
            <li key={version.version} className="border border-line p-3">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <p>
                  <span className="font-semibold">Version {version.version}</span>, {version.by},{' '}
                  {moment(version.at, timeZone)}
                  {version.note && ` (${version.note})`}
                </p>
                {mayEdit && (
                  <button
                    type="button"
                    className="button button-plain"
                    disabled={sameJson(pick(version.values, form.values), pick(form.values, form.values))}
                    onClick={() => form.fill(pick(version.values, form.values) as Partial<V>)}
                  >
                    Put into the form<span className="sr-only">: version {version.version}</span>
                  </button>
                )}
              </div>
              {fields.length > 0 && (
                <dl className="mt-1 space-y-1 text-small">
                  {fields.map((field) => (
                    <div key={field}>
                      <dt className="inline font-semibold">{labelOf(field)}: </dt>
                      <dd className="inline break-words">
                        {say(field, before?.[field])} → {say(field, version.values[field])}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
              {!before && <p className="text-small text-ink-2">The first one that is kept.</p>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** Of an old version only what the form still has: fields come and go with the years. */
const pick = (from: Record<string, unknown>, shape: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(shape).flatMap((field) => (field in from ? [[field, from[field]]] : [])));
