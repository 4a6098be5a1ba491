'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Panel } from '@/components/admin/panel';
import { Tag } from '@/components/admin/tag';
import { choicesQuery } from '@/lib/admin/catalog/client';
import { plannedQuery } from '@/lib/admin/publishing/client';
import type { PublishSubject } from '@/lib/admin/publishing/types';
import { moment } from '@/lib/kernel/format';
import { actWords, hrefOf } from './words';

/** Everything planned for records of a kind, next first, with what lately could not be done. Nothing when there is none. */
export function PlannedChanges({ subject }: { subject: PublishSubject }) {
  const { data = [] } = useQuery(plannedQuery);
  const { data: choices } = useQuery(choicesQuery());
  const timeZone = choices?.timeZone ?? 'UTC';
  const rows = data.filter((row) => row.subject === subject);
  if (rows.length === 0) return null;
  return (
    <div className="mt-8">
      <Panel title="Planned">
        <ul className="-my-2 divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span>
                <Link
                  className="font-semibold text-water underline underline-offset-4"
                  href={hrefOf(row.subject, row.subjectId)}
                  prefetch={false}
                >
                  {row.label}
                </Link>
                <span className="block text-small text-ink-2">
                  {actWords(subject)[row.act].short} {moment(row.due, timeZone)}, planned by {row.by}
                </span>
                {row.failure && <span className="block text-small">{row.failure}</span>}
              </span>
              {row.state === 'failed' && <Tag tone="problem">not done</Tag>}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
