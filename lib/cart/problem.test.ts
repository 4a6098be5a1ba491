import { describe, expect, it } from 'vitest';
import { problemQuery, problemText } from './problem';

const carried = (notice: Parameters<typeof problemQuery>[0]) =>
  problemText(Object.fromEntries(new URLSearchParams(problemQuery(notice))));

describe('a problem carried in the address', () => {
  it('says the same as the notice did, without names', () => {
    expect(carried({ code: 'insufficient_stock', detail: { units: 3, name: 'Peru' } })).toBe(
      'Only 3 bags left.',
    );
    expect(carried({ code: 'quantity_limit', detail: { max: 24 } })).toContain('up to 24');
    expect(carried({ code: 'freight_only' })).toContain('freight');
  });

  it('says nothing that an address made up', () => {
    expect(problemText({})).toBeNull();
    expect(problemText({ problem: 'call-0900-123' })).toBeNull();
    expect(problemText({ problem: ['freight_only', 'x'] })).toBeNull();
    expect(problemText({ problem: 'constructor' })).toBeNull();
    expect(problemText({ problem: 'insufficient_stock', units: '<b>9</b>', name: 'Free coffee' })).toBe(
      'This lot has just sold out.',
    );
  });
});
