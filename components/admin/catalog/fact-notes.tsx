'use client';

import { flushSync } from 'react-dom';
import { type FactKind, factOfField, fieldsOfFact } from '@/lib/admin/catalog/fact-fields';
import type { FactRow } from '@/lib/admin/catalog/lot-input';
import type { RecordForm } from '../use-record-form';
import { FactNote } from './fact-note';

/** A source as it is added. */
export const blankFact = (field: string): FactRow => ({
  field,
  value: null,
  source: '',
  url: null,
  asOf: null,
  status: 'stated',
});

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * For `bind`: what stands under a field that is a fact. Nothing while the fact is empty and nobody said anything of it,
 * and once for fields that make a fact together.
 * @param facts what sources can be about, and in which words
 * @param parts fields that stand within another one: the green analysis of a lot
 */
export function factNotes<V extends { facts: FactRow[] } & Record<string, unknown>>(
  kind: FactKind,
  form: RecordForm<V>,
  facts: readonly { value: string; label: string }[],
  parts: Readonly<Record<string, unknown>> = {},
) {
  const valueIn = (field: string) => form.values[field] ?? parts[field];
  return (field: string) => {
    const fact = factOfField(kind, field);
    if (!fact) return undefined;
    const fields = fieldsOfFact(kind, fact);
    const said = form.values.facts.filter((row) => row.field === fact);
    const first = fields.find((one) => !isEmpty(valueIn(one))) ?? (said.length > 0 ? fields[0] : undefined);
    if (first !== field) return undefined;
    return (
      <FactNote
        label={facts.find((one) => one.value === fact)?.label ?? fact}
        said={said}
        onOpen={() => leadToSource(fact)}
        onAdd={() => {
          // The row has to be there before the cursor can go to it.
          flushSync(() => form.set('facts', [...form.values.facts, blankFact(fact)]));
          leadToSource(fact);
        }}
      />
    );
  };
}

/** Puts the cursor on who says so, in the first row about a fact. */
function leadToSource(fact: string): void {
  const row = document.querySelector(`[data-fact="${CSS.escape(fact)}"]`);
  const fold = row?.closest('details');
  if (fold) fold.open = true;
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('[name="source"]')?.focus({ preventScroll: true });
}
