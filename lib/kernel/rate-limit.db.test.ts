import { afterEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { setNow } from './clock';
import { hit, hitByAddress } from './rate-limit';

const at = useTestDatabase();
afterEach(() => setNow());

const refused = (minutes: number) => ({ code: 'too_many_attempts', detail: { minutes } });

describe('hit', () => {
  it('lets max attempts pass in a window, refuses the next and says how long to wait', async () => {
    setNow('2026-11-22T10:04:30Z');
    const attempt = () => hit(at.db, 'look-up:a', { max: 2, windowS: 600 });
    await attempt();
    await attempt();
    await expect(attempt()).rejects.toMatchObject(refused(6));
    setNow('2026-11-22T10:09:59Z');
    await expect(attempt()).rejects.toMatchObject(refused(1));
    setNow('2026-11-22T10:10:00Z');
    await expect(attempt()).resolves.toBeUndefined();
  });

  it('counts each key by itself', async () => {
    const once = { max: 1, windowS: 60 };
    setNow('2026-11-22T11:00:00Z');
    await hit(at.db, 'one', once);
    await expect(hit(at.db, 'two', once)).resolves.toBeUndefined();
    await expect(hit(at.db, 'one', once)).rejects.toMatchObject(refused(1));
  });

  it('loses no attempt when many arrive at the same time', async () => {
    setNow('2026-11-22T12:00:00Z');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => hit(at.db, 'crowd', { max: 7, windowS: 60 })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(7);
  });
});

it('stops a visitor who makes up a new address for every attempt', async () => {
  setNow('2026-11-22T13:00:00Z');
  const limit = { max: 2, overall: 5, windowS: 60 };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, (_, i) => hitByAddress(at.db, 'search', `203.0.113.${i}`, limit)),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(5);
});

it('does not let one refused visitor use up what everybody shares', async () => {
  setNow('2026-11-22T14:00:00Z');
  const limit = { max: 2, overall: 5, windowS: 60 };
  await Promise.allSettled(
    Array.from({ length: 9 }, () => hitByAddress(at.db, 'mail', '203.0.113.9', limit)),
  );
  await expect(hitByAddress(at.db, 'mail', '203.0.113.10', limit)).resolves.toBeUndefined();
});
