'use client';

import { useEffect, useRef, useState } from 'react';
import type { RecordForm } from './use-record-form';

/**
 * Both versions of every field that two people changed, side by side. Nothing is chosen for the person but what the other
 * one left alone; nothing is saved before they say so.
 */
export function ConflictPanel<V extends Record<string, unknown>>({
  form,
  labelOf,
  show = words,
}: {
  form: RecordForm<V>;
  labelOf: (field: string) => string;
  /** A value in words. */
  show?: (field: string, value: unknown) => string;
}) {
  const [mine, setMine] = useState<Record<string, boolean>>({});
  const { conflict } = form;
  const panel = useRef<HTMLElement>(null);
  // Save was pressed at the foot; what it found stands at the top.
  useEffect(() => {
    if (conflict) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [conflict]);
  if (!conflict) return null;
  const fields = Object.keys(form.changes);
  const isMine = (field: string) => mine[field] ?? true;
  return (
    <section
      ref={panel}
      role="alert"
      aria-label="Somebody else saved this record"
      className="mb-5 border border-revision bg-sheet"
    >
      <div className="border-b border-line p-3">
        <p className="font-bold text-revision">Somebody else saved this in the meantime</p>
        <p className="mt-1">Nothing of yours or theirs is lost. Choose for each field, then save.</p>
      </div>
      <ul className="divide-y divide-line">
        {fields.map((field) => (
          <li key={field} className="p-3">
            <fieldset>
              <legend className="mb-1 font-semibold">{labelOf(field)}</legend>
              <div className="grid gap-2 sm:grid-cols-2">
                {[true, false].map((own) => (
                  <label
                    key={String(own)}
                    className="flex items-start gap-2 border border-rule p-2 has-checked:border-ink"
                  >
                    <input
                      type="radio"
                      name={`conflict-${field}`}
                      className="mt-1 size-4 accent-ink"
                      checked={isMine(field) === own}
                      onChange={() => setMine({ ...mine, [field]: own })}
                    />
                    <span className="min-w-0">
                      <span className="block text-small text-ink-2">{own ? 'Yours' : 'Theirs, saved'}</span>
                      <span className="block whitespace-pre-wrap break-words">
                        {show(field, own ? form.changes[field] : conflict.values[field])}
                      </span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="border-t border-line p-3">
        <button
          type="button"
          className="button button-main"
          onClick={() =>
            form.resolve(
              Object.fromEntries(
                fields.filter(isMine).map((field) => [field, form.changes[field]]),
              ) as Partial<V>,
            )
          }
        >
          Go on with this
        </button>
      </div>
    </section>
  );
}

const words = (_: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '(empty)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => words('', one)).join(', ') || '(empty)';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
