import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { FactRow } from '@/lib/admin/catalog/lot-input';
import type { RecordForm } from '../use-record-form';
import { blankFact, factNotes } from './fact-notes';

type Values = { facts: FactRow[] } & Record<string, unknown>;
const said = (field: string, source: string, about: Partial<FactRow> = {}): FactRow => ({
  ...blankFact(field),
  source,
  ...about,
});

/** What stands under a field, as it is read. */
function note(field: string, values: Partial<Values>, parts = {}): string {
  const form = { values: { facts: [], ...values } } as unknown as RecordForm<Values>;
  const notes = factNotes('lot', form, [{ value: 'altitude', label: 'Altitude' }], parts);
  return renderToStaticMarkup(notes(field)).replaceAll(/<[^>]+>/g, '');
}

it('a field says who says so, as the page does: the surest first', () => {
  const facts = [
    said('process', 'A blog', { asOf: '2026' }),
    said('process', 'Algrano', { status: 'verified' }),
  ];
  expect(note('process', { process: 'washed', facts })).toBe('Source for process: Algrano and 1 other');
  expect(note('process', { process: null, facts: facts.slice(0, 1) })).toBe(
    'Source for process: A blog (2026)',
  );
});

it('one without a source offers to add one, as soon as it says something', () => {
  expect(note('grade', { grade: 'SHB' })).toBe('Add source for grade');
  for (const grade of ['', null, undefined]) expect(note('grade', { grade })).toBe('');
  expect(note('harvestMonths', { harvestMonths: [] })).toBe('');
  expect(note('moisturePct', {}, { moisturePct: 11 })).toBe('Add source for moisturePct');
  expect(note('lotCode', { lotCode: 'PE-1' })).toBe('');
});

it('fields that make a fact together have it once', () => {
  const values = { altitudeMin: 1200, altitudeMax: 1800 };
  expect(note('altitudeMin', values)).toBe('Add source for Altitude');
  expect(note('altitudeMax', values)).toBe('');
  expect(note('dryingDays', { drying: null, dryingDays: 20 })).toBe('Add source for drying');
});
