import { expect, it } from 'vitest';
import { bindRow } from './bind';

const cupping = { cupper: 'Ana' as string | null, method: 'CVA', score: null as number | null, ours: false };

function bound() {
  const set: Partial<typeof cupping>[] = [];
  const fields = bindRow(
    cupping,
    (next) => set.push(next),
    (part) => (part === 'score' ? ['From 0 to 100.'] : undefined),
  );
  return { fields, set };
}

it('shows the parts of a row, with the errors of each', () => {
  const { fields } = bound();
  expect(fields.text('method')).toMatchObject({ value: 'CVA', errors: undefined });
  expect(fields.number('score')).toMatchObject({ value: null, errors: ['From 0 to 100.'] });
  expect(fields.flag('ours').checked).toBe(false);
});

it('keeps an emptied text, and takes one that may be missing for missing', () => {
  const { fields, set } = bound();
  fields.text('method').onValue('');
  fields.textOrNone('cupper').onValue('');
  expect(set).toEqual([{ method: '' }, { cupper: null }]);
});

it('keeps what was typed in place of a number, so that it can be complained about', () => {
  const { fields, set } = bound();
  fields.number('score').onValue('eighty');
  expect(set).toEqual([{ score: 'eighty' }]);
});
