import { describe, expect, it } from 'vitest';
import { readWeight } from './weight';

describe('a weight as people type it', () => {
  it.each([
    ['690', 690_000],
    ['2.5 kg', 2_500],
    ['410,25', 410_250],
    ['410.25kg', 410_250],
    ['0,5', 500],
    ['0,125', 125],
    ['.5', 500],
    ['2.125', 2_125],
    ['250 g', 250],
    ['1240 g', 1_240],
    ['1,240 g', 1_240],
    ['1.240 g', 1_240],
    ['250.0 g', 250],
    ['1 240', 1_240_000],
    ['1 240,5 KG', 1_240_500],
    ["1'240", 1_240_000],
    ['1,240.5', 1_240_500],
    ['1.240,5', 1_240_500],
    ['1,240,000 g', 1_240_000],
    ['+2', 2_000],
    ['-250 g', -250],
    ['−1,5', -1_500],
    ['0', 0],
    ['7.1', 7_100],
    ['0.29', 290],
  ])('reads %s as whole grams', (typed, g) => {
    expect(readWeight(typed, 'kg')).toEqual({ g });
  });

  it('takes the unit beside the field when the text names none', () => {
    expect(readWeight('690', 'g')).toEqual({ g: 690 });
    expect(readWeight('0.69 kg', 'g')).toEqual({ g: 690 });
  });

  it('asks which one is meant when a comma could part thousands or decimals', () => {
    expect(readWeight('1,250', 'kg')).toEqual({
      problem: 'Is “1,250” 1.250 kg or 1250 kg? Write it one of these ways.',
    });
    for (const answer of ['1.250 kg', '1250 kg']) expect(readWeight(answer, 'kg')).toHaveProperty('g');
  });

  it.each(['', 'some', '1..2', '1,2,3', '2 lb', '0.5 g', '1.2345', '12e3', '--3', '100001', '1,24.5'])(
    'refuses %j with words',
    (typed) => {
      expect(readWeight(typed, 'kg')).toEqual({ problem: expect.stringMatching(/\w+ .*[.]$/) });
    },
  );

  it('never turns zero into minus zero', () => {
    expect(Object.is((readWeight('-0', 'kg') as { g: number }).g, 0)).toBe(true);
  });
});
