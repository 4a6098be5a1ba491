'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { KIND as GOODS } from '@/components/admin/catalog/words';
import { targetsQuery } from '@/lib/admin/stories/client';
import type { Target } from '@/lib/admin/stories/types';
import { plural } from '@/lib/kernel/format';
import { REF_KINDS, type RefKind } from '@/lib/kernel/story-doc';

const KIND: Record<RefKind, string> = {
  coffee: 'Coffee',
  story: 'Story',
  producer: 'Producer',
  origin: 'Origin',
};

/** Finds a coffee, story, producer or origin by its name; drafts are found too and say so. */
export function TargetSearch({
  label,
  kinds = REF_KINDS,
  without = [],
  onChoose,
}: {
  label: string;
  kinds?: readonly RefKind[];
  /** Ids that are not offered, since they are chosen already. */
  without?: readonly string[];
  onChoose: (target: Target) => void;
}) {
  const [q, setQ] = useState('');
  const id = useId();
  const { data, isError } = useQuery({
    ...targetsQuery(useDeferredValue(q.trim()), kinds),
    placeholderData: keepPreviousData,
  });
  const found = data?.targets.filter((target) => !without.includes(target.id)) ?? [];
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        value={q}
        maxLength={100}
        autoComplete="off"
        aria-describedby={`${id}-found`}
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={(event) => {
          // Inside a form, Enter would save the record.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p id={`${id}-found`} role="status" className="mt-1 text-small text-ink-2">
        {isError
          ? 'The search did not answer. Check the connection, then try again.'
          : data
            ? data.isMore
              ? `The first ${found.length}. Type more to narrow it down.`
              : found.length > 0
                ? `${plural(found.length, 'page')} found`
                : 'Nothing of this name.'
            : 'Searching …'}
      </p>
      <ul className="mt-1 max-h-64 overflow-y-auto border border-line empty:hidden">
        {found.map((target) => (
          <li key={target.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              className="flex min-h-11 w-full flex-wrap items-baseline gap-x-2 px-3 py-1.5 text-start hover:bg-wash"
              onClick={() => onChoose(target)}
            >
              <span className="font-semibold">{target.name}</span>
              <span className="text-small text-ink-2">
                {target.goods ? GOODS[target.goods] : KIND[target.kind]}
                {target.detail && target.kind !== 'story' && ` · ${target.detail}`}
                {!target.isPublished && ' · not published'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
