import 'server-only';
import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { certifications, coffees, lots, producers } from '@/db/schema';
import {
  lastDayOf,
  RENEWAL_DAYS,
  type RenewalStanding,
  soonBefore,
  toRenew,
} from '@/lib/catalog/certificates';
import { now } from '@/lib/kernel/clock';
import type { CertificateEnd } from './types';

/**
 * Certificates that have ended or will within 60 days, and that were not renewed, the first to end first. Of lots and
 * producers that are in the archive nobody needs one.
 * @param today a calendar day in the shop's time zone
 */
export async function listCertificatesToRenew(db: Db | Tx, today: string): Promise<CertificateEnd[]> {
  const rows = await db
    .select({
      lotId: lots.id,
      id: sql<string>`coalesce(${lots.id}, ${producers.id})`,
      name: sql<string>`coalesce(${lots.lotCode}, ${producers.name})`,
      coffee: coffees.name,
      scheme: certifications.scheme,
      holder: certifications.holder,
      validFrom: certifications.validFrom,
      validTo: certifications.validTo,
    })
    .from(certifications)
    .leftJoin(lots, eq(lots.id, certifications.lotId))
    .leftJoin(coffees, eq(coffees.id, lots.coffeeId))
    .leftJoin(producers, eq(producers.id, certifications.producerId))
    .where(
      and(
        or(ne(lots.stage, 'archived'), ne(producers.status, 'archived')),
        // All of a record of which one ends: another one may have taken its place.
        sql`exists (select 1 from certifications one where (one.lot_id = ${lots.id} or one.producer_id = ${producers.id})
          and ${isBefore(sql`one.valid_to`, sql`${soonBefore(today)}::text`)})`,
      ),
    );
  return [...Map.groupBy(rows, (row) => row.id).values()]
    .flatMap((all) => toRenew(all, today))
    .map(({ lotId, id, name, coffee, scheme, validTo, standing }) => ({
      of: lotId ? ('lot' as const) : ('producer' as const),
      id,
      name,
      coffee,
      scheme,
      validTo,
      standing,
    }))
    .sort(
      (a, b) =>
        lastDayOf(a.validTo).localeCompare(lastDayOf(b.validTo)) ||
        a.name.localeCompare(b.name) ||
        a.scheme.localeCompare(b.scheme),
    );
}

/** A calendar day in the shop's time zone, so many days from today. */
const shopDay = (days = 0): SQL =>
  sql`(((${now().toISOString()}::timestamptz at time zone coalesce(
    (select time_zone from shop_settings limit 1), 'UTC'))::date + ${days}::int)::text)`;

/** Partial dates are compared as far as they go, as in `certificateStanding`; a test holds the two together. */
const isBefore = (column: SQL, day: SQL): SQL => sql`${column} < left(${day}, length(${column}))`;

/** Whether a certificate of a record ends before a day, from another day on, and none of its kind lasts to that day. */
const endsBefore = (held: SQL, before: SQL, from?: SQL): SQL => sql`exists (
  select 1 from certifications held where ${held} and ${isBefore(sql`held.valid_to`, before)}
    ${from ? sql`and not ${isBefore(sql`held.valid_to`, from)}` : sql``}
    and not exists (
      select 1 from certifications other where (other.lot_id = held.lot_id or other.producer_id = held.producer_id)
        and other.scheme = held.scheme and other.holder = held.holder
        and (other.valid_to is null or not ${isBefore(sql`other.valid_to`, before)})))`;

/**
 * For tables: what is the matter with the certificates of a record, and the filter for it.
 * @param held says which rows of `certifications held` are the record's, none while it is in the archive
 */
export const renewalIn = (held: SQL) => {
  const has: Record<RenewalStanding, SQL> = {
    ended: endsBefore(held, shopDay()),
    'ends-soon': endsBefore(held, shopDay(RENEWAL_DAYS + 1), shopDay()),
  };
  return {
    has: (standing: string | undefined): SQL | undefined => has[standing as RenewalStanding],
    /** The worse of two. */
    worst: sql<RenewalStanding | null>`case when ${has.ended} then 'ended' when ${has['ends-soon']} then 'ends-soon' end`,
  };
};
