import { describe, expect, it } from 'vitest';
import { originInput } from '../origins/input';
import { producerInput } from '../producers/input';
import { coffeeInput } from './coffee-input';
import { factChoices, factOfField, fieldsOfFact } from './fact-fields';
import { lotInput } from './lot-input';

const SCHEMA = { coffee: coffeeInput, lot: lotInput, producer: producerInput, region: originInput };

describe.each(['coffee', 'lot', 'producer', 'region'] as const)('sources of a %s', (kind) => {
  const choices = factChoices(kind, (field) => `the ${field}`);

  it('can speak about everything that a field of it says, once each, and about the rest', () => {
    const fields = Object.keys(SCHEMA[kind].shape);
    const facts = fields.flatMap((field) => factOfField(kind, field) ?? []);
    const values = choices.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(facts));
    expect(new Set(values).size).toBe(values.length);
    expect(values.at(-1)).toBe('*');
  });

  it('are named by the words of the form, or by a word for several fields together', () => {
    for (const { value, label } of choices) {
      const fields = fieldsOfFact(kind, value);
      if (fields.length === 1) expect(label).toBe(`the ${fields[0]}`);
      else expect(label).toMatch(/^[A-Z][a-z ]+$/);
    }
  });
});

it('fields that make a fact together have one source', () => {
  expect(fieldsOfFact('lot', 'altitude')).toEqual(['altitudeMin', 'altitudeMax']);
  expect(factOfField('lot', 'lotCode')).toBeNull();
  expect(factOfField('lot', 'nothing of that name')).toBeNull();
});
