import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt, version } from './columns';

/** One file made at upload. `key` is relative to wherever media are stored, never an address. */
export type Rendition = {
  key: string;
  format: 'avif' | 'webp' | 'jpeg';
  width: number;
  height: number;
  bytes: number;
};

/** A photo. Its files never change: a new crop of the same picture is a new upload. */
export const media = pgTable(
  'media',
  {
    id: text().primaryKey(),
    /** SHA-256 of the uploaded bytes: the same file twice is one photo. */
    sha256: text().notNull(),
    fileName: text().notNull(),
    alt: text().notNull(),
    credit: text().notNull().default(''),
    /** Per mille from the left and from the top: what must stay in view when the frame crops. */
    focusX: integer().notNull().default(500),
    focusY: integer().notNull().default(500),
    width: integer().notNull(),
    height: integer().notNull(),
    renditions: jsonb().$type<Rendition[]>().notNull(),
    createdBy: text().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('media_sha256_key').on(t.sha256),
    check('media_alt_present', sql`length(trim(${t.alt})) > 0`),
    check('media_focus', sql`${t.focusX} between 0 and 1000 and ${t.focusY} between 0 and 1000`),
    check('media_size', sql`${t.width} > 0 and ${t.height} > 0`),
  ],
);

export const mediaSubject = pgEnum('media_subject', ['coffee', 'producer', 'region', 'story']);

/** Which photo stands where: the first of a coffee takes the plate's place in its frame. */
export const mediaPlacements = pgTable(
  'media_placements',
  {
    subject: mediaSubject().notNull(),
    subjectId: text().notNull(),
    position: integer().notNull().default(0),
    mediaId: text()
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.subject, t.subjectId, t.position] })],
);
