import { expect, it } from 'vitest';
import { readAuditFilter, writeAuditFilter } from './filter';

it.each(['', 'q=peru&actor=stf_1&from=2026-11-01&to=2026-11-30', 'subject=coffee&id=cof_1', 'area=stock'])(
  'a filter survives the trip through its address: %s',
  (query) => {
    expect(writeAuditFilter(readAuditFilter(new URLSearchParams(query)))).toBe(query);
  },
);

it.each(['from=2026-02-31', 'from=yesterday', 'to=2026-13-01', 'password=1'])('leaves out %s', (query) => {
  expect(writeAuditFilter(readAuditFilter(new URLSearchParams(query)))).toBe('');
});
