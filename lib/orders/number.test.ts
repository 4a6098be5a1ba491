import { expect, it } from 'vitest';
import { newOrderNumber, normalOrderNumber } from './number';

it('order numbers say demo, and hold no letter that is heard or read as another', () => {
  for (let i = 0; i < 200; i++) {
    expect(newOrderNumber('demo')).toMatch(
      /^DEMO-[34679ACDEFGHJKMNPQRTWXY]{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/,
    );
  }
  expect(newOrderNumber('live')).toMatch(/^YU-/);
  expect(newOrderNumber('test')).toMatch(/^YU-/);
});

it('a typed number is understood with spaces, small letters and without dashes', () => {
  for (const typed of ['YU-7K3M-9QD4', ' yu 7k3m 9qd4 ', 'yu7k3m9qd4']) {
    expect(normalOrderNumber(typed)).toBe('YU-7K3M-9QD4');
  }
  expect(normalOrderNumber('7k3m-9qd4', 'demo')).toBe('DEMO-7K3M-9QD4');
  expect(normalOrderNumber('7k3m 9qd4', 'live')).toBe('YU-7K3M-9QD4');
  expect(normalOrderNumber('7k3m', 'live')).toBe('7K3M');
  expect(normalOrderNumber('demo7k3m9qd4')).toBe('DEMO-7K3M-9QD4');
  expect(normalOrderNumber("'; drop table")).toBe('DROPTABLE');
});
