import 'server-only';
import { asc, eq, gt } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { coffees, lots } from '@/db/schema';
import { writeRecord } from './cells';
import { CATALOG_COLUMNS } from './columns';
import { COUNT_COLUMNS } from './counts';
import { readContext, readRecords } from './records';
import { BATCH } from './rules';
import type { CatalogKind, Delimiter, ImportKind } from './types';

/** Tells Excel that the file is UTF-8. */
const BOM = '\uFEFF';

/**
 * A file of the catalogue, or the list for a stock count, in pieces of up to 500 records. Each piece is read when it is
 * asked for, so that a slow download holds no more than one.
 */
export async function* exportFile(db: Db, kind: ImportKind, delimiter: Delimiter): AsyncGenerator<string> {
  if (kind === 'count') yield* countList(db, delimiter);
  else yield* catalogFile(db, kind, delimiter);
}

async function* catalogFile(db: Db, kind: CatalogKind, delimiter: Delimiter): AsyncGenerator<string> {
  const columns = CATALOG_COLUMNS[kind];
  const context = await readContext(db, delimiter);
  yield BOM +
    writeRecord(
      columns.map((column) => column.name),
      delimiter,
    );
  let after = '';
  for (;;) {
    const records = await readRecords(db, kind, { after, limit: BATCH });
    if (records.length === 0) return;
    after = records.at(-1)?.key ?? '';
    yield records
      .map((record) =>
        writeRecord(
          columns.map(({ field, print }) =>
            print(field === 'parent' ? record.parent : record.values[field], context),
          ),
          delimiter,
        ),
      )
      .join('');
  }
}

async function* countList(db: Db, delimiter: Delimiter): AsyncGenerator<string> {
  yield BOM + writeRecord([...COUNT_COLUMNS], delimiter);
  let after = '';
  for (;;) {
    const rows = await db
      .select({ lotCode: lots.lotCode, coffee: coffees.name, cropYear: lots.cropYear, onHand: lots.onHand })
      .from(lots)
      .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
      .where(gt(lots.lotCode, after))
      .orderBy(asc(lots.lotCode))
      .limit(BATCH);
    if (rows.length === 0) return;
    after = rows.at(-1)?.lotCode ?? '';
    yield rows
      .map(({ lotCode, coffee, cropYear, onHand }) =>
        writeRecord([lotCode, coffee, cropYear, String(onHand), '', ''], delimiter),
      )
      .join('');
  }
}
