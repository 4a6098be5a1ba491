import { sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '@/db/testing';
import { guardedAction } from './action';
import { bump } from './daily-counts';
import { errorText } from './error-copy';

// No request reaches this test, so there is no origin to look at.
vi.mock('./same-origin', () => ({ assertSameOrigin: async () => {} }));

const database = useTestDatabase();

it('two who save at the same moment: the one that the database turns away is told so in words', async () => {
  await bump(database.db, 'paid');
  const add = sql`update daily_counts set n = n + 1`;
  const late = guardedAction(
    async () => null,
    z.object({}),
    () =>
      database.db.transaction(
        async (tx) => {
          await tx.execute(sql`select n from daily_counts`);
          await database.db.execute(add);
          await tx.execute(add);
        },
        { isolationLevel: 'repeatable read' },
      ),
  );
  const answer = await late({});
  expect(answer).toEqual({ ok: false, error: { code: 'same_moment' } });
  expect(errorText({ code: 'same_moment' })).toBe(
    'Somebody else saved at the same moment. Nothing was changed: press the button again.',
  );
});
