import { inArray, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { useTestDatabase } from '@/db/testing';
import type { RecordKind, Values } from '../editing';
import { ANA, addCoffeeToEdit } from './testing';

// The form and the table must draw the same line: what one takes and the other refuses is either a value that cannot be
// saved or an error without words. Both sides of every edge are tried on both.

/** Values inside a line, and just outside of it. */
export type Edge = [what: string, inside: Values[], outside: Values[]];

type Subject<V extends Values> = {
  database: ReturnType<typeof useTestDatabase>;
  schema: z.ZodType;
  record: RecordKind<V>;
  idOf: (ids: Awaited<ReturnType<typeof addCoffeeToEdit>>) => string;
  /** Which the form writes, and their constraints that no form can run into. */
  tables: readonly string[];
  untried: readonly string[];
};

class Undo extends Error {}

/** Tries the edges of one kind of record on its form and on its tables, and that no constraint of them is left out. */
export function expectSameLine<V extends Values>(
  { database, schema, record, idOf, tables, untried }: Subject<V>,
  edges: readonly Edge[],
): void {
  let id: string;
  beforeAll(async () => {
    id = idOf(await addCoffeeToEdit(database.db));
  });
  /** Constraints that refused something below. */
  const refusing = new Set<string>();

  /** Whether the table takes these fields, past the form; nothing stays. */
  async function tableTakes(fields: Values): Promise<boolean> {
    try {
      await database.db.transaction(async (tx) => {
        await record.write(tx, id, fields as Partial<V>, 2, ANA);
        throw new Undo();
      });
    } catch (error) {
      if (error instanceof Undo) return true;
      const cause = (error instanceof Error ? error.cause : null) as {
        code?: string;
        constraint?: string;
      } | null;
      if (cause?.constraint) refusing.add(cause.constraint);
      expect(String(cause?.code), String(error)).toMatch(/^(23514|22P02|22003|23502)$/);
      return false;
    }
    return true;
  }

  async function formTakes(fields: Values): Promise<boolean> {
    const now = await database.db.transaction((tx) => record.read(tx, id));
    return schema.safeParse({ ...now?.values, ...fields }).success;
  }

  describe('the form and the table draw the same line', () => {
    it.each([...edges])('%s', async (_, inside, outside) => {
      for (const [takes, all] of [
        [true, inside],
        [false, outside],
      ] as const)
        for (const fields of all)
          expect([await formTakes(fields), await tableTakes(fields)], JSON.stringify(fields)).toEqual([
            takes,
            takes,
          ]);
    });

    it('tries every constraint of these tables that a form can run into', async () => {
      const { rows } = await database.db.execute(
        sql`select conname as name from pg_constraint where contype = 'c'
          and ${inArray(sql`conrelid::regclass::text`, [...tables])}`,
      );
      const left = rows.map((row) => String(row.name)).filter((name) => !refusing.has(name));
      expect(left.sort()).toEqual([...untried].sort());
    });
  });
}
