import { describe, expect, it } from 'vitest';
import { problemQuery, problemText } from './problem';

const carried = (notice: Parameters<typeof problemQuery>[0]) =>
  problemText(Object.fromEntries(new URLSearchParams(problemQuery(notice))));

describe('a problem carried in the address', () => {
  it('says the same as the notice did, without names', () => {
    expect(carried({ code: 'insufficient_stock', detail: { units: 3, name: 'Peru', size: '1 kg' } })).toBe(
      'Only 3 bags left.',
    );
    const none = (left?: string) =>
      carried({
        code: 'insufficient_stock',
        detail: { units: 0, name: 'Peru', size: '1 kg', ...(left && { left }) },
      });
    expect(none()).toBe('This lot has just sold out.');
    expect(none('smaller')).toBe('This size is gone; smaller bags are left.');
    expect(none('own')).toBe('Your other bags leave too little of this lot for this size.');
    expect(carried({ code: 'quantity_limit', detail: { max: 24 } })).toContain('up to 24');
    expect(carried({ code: 'freight_only' })).toContain('freight');
  });

  it('says nothing that an address made up', () => {
    expect(problemText({})).toBeNull();
    expect(problemText({ problem: 'call-0900-123' })).toBeNull();
    expect(problemText({ problem: ['freight_only', 'x'] })).toBeNull();
    expect(problemText({ problem: 'constructor' })).toBeNull();
    const made = { units: '<b>9</b>', name: 'Free coffee', size: '9 kg', left: 'plenty' };
    expect(problemText({ problem: 'insufficient_stock', ...made })).toBe('This lot has just sold out.');
  });
});
