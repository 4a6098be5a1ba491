import { expect, it } from 'vitest';
import { instantIn, localIn } from './rules';

const NEW_YORK = 'America/New_York';

it.each([
  ['winter', NEW_YORK, '2026-12-01T09:00', 'once', '2026-12-01T14:00:00.000Z'],
  ['summer', NEW_YORK, '2026-07-01T09:00', 'once', '2026-07-01T13:00:00.000Z'],
  ['the hour before the clocks go forward', NEW_YORK, '2026-03-08T01:30', 'once', '2026-03-08T06:30:00.000Z'],
  ['the hour after the clocks go forward', NEW_YORK, '2026-03-08T03:30', 'once', '2026-03-08T07:30:00.000Z'],
  ['the hour that comes twice, first one', NEW_YORK, '2026-11-01T01:30', 'twice', '2026-11-01T05:30:00.000Z'],
  ['half an hour of change', 'Australia/Lord_Howe', '2026-04-05T01:45', 'twice', '2026-04-04T14:45:00.000Z'],
  ['a zone without summer time', 'America/Lima', '2026-03-08T02:30', 'once', '2026-03-08T07:30:00.000Z'],
  [
    'ahead of UTC, across midnight',
    'Pacific/Auckland',
    '2026-12-01T00:30',
    'once',
    '2026-11-30T11:30:00.000Z',
  ],
  ['seconds', 'UTC', '2026-12-01T00:30:15', 'once', '2026-12-01T00:30:15.000Z'],
])('a planned time is the instant at which the shop’s clocks show it: %s', (_, zone, local, kind, iso) => {
  const instant = instantIn(zone, local);
  expect(instant.kind).toBe(kind);
  expect('at' in instant && instant.at.toISOString()).toBe(iso);
  if (kind === 'once') expect(localIn(zone, new Date(iso))).toBe(local.slice(0, 16));
});

it('a time that the clocks jump over is refused, not moved', () => {
  expect(instantIn(NEW_YORK, '2026-03-08T02:30')).toEqual({ kind: 'never' });
});

it.each(['', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T25:00', '2026-01-01', 'soon'])(
  'what is no date is no date: %s',
  (local) => {
    expect(instantIn(NEW_YORK, local)).toEqual({ kind: 'no-date' });
  },
);
