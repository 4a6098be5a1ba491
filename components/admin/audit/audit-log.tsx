'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Field } from '@/components/admin/field';
import { SearchInput } from '@/components/admin/search-input';
import { SelectField } from '@/components/admin/select-field';
import { auditQuery } from '@/lib/admin/audit/client';
import { NO_FILTER, readAuditFilter, writeAuditFilter } from '@/lib/admin/audit/filter';
import type { AuditChoices, AuditFilter } from '@/lib/admin/audit/types';
import { areaText } from '@/lib/admin/audit/words';
import { AuditEntries } from './audit-entries';

/** The audit log with its search and filters, which live in the address. */
export function AuditLog({
  choices,
  timeZone,
  currency,
}: {
  choices: AuditChoices;
  timeZone: string;
  currency: string;
}) {
  const filter = readAuditFilter(new URLSearchParams(useSearchParams()));
  const log = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const show = (next: Partial<AuditFilter>) => {
    const query = writeAuditFilter({ ...filter, ...next });
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
  };
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const isNarrowed = writeAuditFilter(filter) !== '';

  return (
    <div>
      <search className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-5" aria-label="Audit log">
        <div className="col-span-2 lg:col-span-1">
          <SearchInput label="Search" value={filter.q} onValue={(q) => show({ q })} />
        </div>
        <SelectField
          label="Who"
          value={filter.actor}
          onValue={(actor) => show({ actor })}
          options={[
            { value: '', label: 'Everybody' },
            ...choices.actors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label="Area"
          value={filter.area}
          onValue={(area) => show({ area })}
          options={[
            { value: '', label: 'All' },
            ...choices.areas.map((area) => ({ value: area, label: areaText(area) })),
          ]}
        />
        <Day label="From" value={filter.from} onValue={(from) => show({ from })} />
        <Day label="Until" value={filter.to} onValue={(to) => show({ to })} />
      </search>
      {isNarrowed && (
        <p className="mb-3 flex flex-wrap items-center gap-3">
          {filter.id && (
            <span>
              Only {areaText(filter.subject).toLowerCase()}{' '}
              <code translate="no">{entries.find((entry) => entry.label)?.label ?? filter.id}</code>
            </span>
          )}
          <button type="button" className="button" onClick={() => show(NO_FILTER)}>
            Show all
          </button>
        </p>
      )}
      {log.isError ? (
        <div role="alert" className="border-l-4 border-vermilion bg-sheet p-4">
          <p className="font-bold text-vermilion">The log did not load.</p>
          <button type="button" className="button mt-3" onClick={() => log.refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <section aria-label="Entries" aria-busy={log.isPending || log.isPlaceholderData}>
          {log.data && entries.length === 0 ? (
            <p className="border-y border-line py-6">
              {!isNarrowed
                ? 'Nothing has happened yet.'
                : log.hasNextPage
                  ? 'None of the newest entries fits this search. Look further back:'
                  : 'No entry fits this search.'}
            </p>
          ) : (
            <AuditEntries entries={entries} timeZone={timeZone} currency={currency} />
          )}
        </section>
      )}
      {log.hasNextPage && (
        <button
          type="button"
          className="button mt-4"
          disabled={log.isFetchingNextPage}
          onClick={() => log.fetchNextPage()}
        >
          Show older
        </button>
      )}
    </div>
  );
}

function Day({ label, value, onValue }: { label: string; value: string; onValue: (day: string) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="input"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
