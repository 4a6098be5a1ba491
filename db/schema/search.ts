import { customType, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What can be found, one row a page. Kept by triggers on the tables it is read from. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    /** coffee, origin, producer, story */
    kind: text().notNull(),
    refId: text().notNull(),
    title: text().notNull(),
    subtitle: text().notNull().default(''),
    /** Path on this site. */
    href: text().notNull(),
    /** Lower-case, accents removed: what typing mistakes are compared with. */
    plain: text().notNull(),
    document: tsvector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.refId] }),
    index('search_documents_document_idx').using('gin', t.document),
    index('search_documents_plain_idx').using('gin', t.plain.op('gin_trgm_ops')),
  ],
);
