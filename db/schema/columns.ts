import { sql } from 'drizzle-orm';
import { integer, pgEnum, timestamp } from 'drizzle-orm/pg-core';

/** Who stands behind a record: a public source, an invented demo value, or the shop's own people. */
export const provenance = pgEnum('provenance', ['source', 'source+demo', 'demo', 'shop']);
export const publication = pgEnum('publication', ['draft', 'published', 'archived']);

/** Raised by every edit; an edit that names an older version is refused (`stale_edit`). */
export const version = () => integer().notNull().default(1);
export const createdAt = () => timestamp({ withTimezone: true }).notNull().defaultNow();
export const updatedAt = () =>
  timestamp({ withTimezone: true })
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** Calendar facts keep their real precision: a year, a month or a day. */
export const PARTIAL_DATE = sql.raw(`'^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'`);
export const MONTHS = sql.raw(`array[1,2,3,4,5,6,7,8,9,10,11,12]`);
