import { existsSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../testing';
import { fullDiskError, SetupError } from './setup-error';

const database = useTestDatabase();

async function thrown(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a full disk is told in a sentence', () => {
  it('that the database ran into, in a migration or the seed', async () => {
    const error = await thrown(() =>
      database.db.execute(
        sql`do $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
      ),
    );
    expect(error).not.toBeInstanceOf(SetupError);
    expect(fullDiskError(error)?.message).toMatch(
      /^The disk that holds the database is full\. Free some space/,
    );
  });

  it.runIf(existsSync('/dev/full'))('that one of the shop’s own files ran into', async () => {
    const error = await thrown(() => writeFileSync('/dev/full', 'a secret'));
    const told = fullDiskError(new Error('the start failed', { cause: error }))?.message;
    expect(told).toMatch(/^The disk is full: .* could not be written\. Free some space, or set DATA_DIR/);
  });

  it('and no other error is', async () => {
    const error = await thrown(() => database.db.execute(sql`select 1 / 0`));
    expect(fullDiskError(error)).toBeNull();
    expect(fullDiskError('ENOSPC')).toBeNull();
  });
});
