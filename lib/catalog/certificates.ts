import { partialDate } from '@/lib/kernel/format';

// A certificate is in force through the last day that its date may mean: "2026-09" through 30 September (coffee.md 2.8).

/** Days before its end from which the shop's people are told. */
export const RENEWAL_DAYS = 60;

export type CertificateDates = { validFrom: string | null; validTo: string | null };
export type CertificateStanding = 'not-begun' | 'in-force' | RenewalStanding;
/** What somebody has to do something about. */
export type RenewalStanding = 'ends-soon' | 'ended';

const iso = (at: Date): string => at.toISOString().slice(0, 10);

/** A calendar day so many days on. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return iso(at);
}

/** The last day that a year, a month or a day may mean: `2026-02` → `2026-02-28`. */
export function lastDayOf(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return day ? date : iso(new Date(Date.UTC(year, month, 0, 12)));
}

/** Whether every day that a partial date may mean is before a day; the comparison that SQL makes as well. */
const isBefore = (date: string, day: string): boolean => date < day.slice(0, date.length);

/** What ends before this day has ended, or will within `RENEWAL_DAYS`. */
export const soonBefore = (today: string): string => daysAfter(today, RENEWAL_DAYS + 1);

/** @param today a calendar day in the shop's time zone */
export function certificateStanding(
  { validFrom, validTo }: CertificateDates,
  today: string,
): CertificateStanding {
  if (validTo && isBefore(validTo, today)) return 'ended';
  if (validFrom && validFrom > today.slice(0, validFrom.length)) return 'not-begun';
  return validTo && isBefore(validTo, soonBefore(today)) ? 'ends-soon' : 'in-force';
}

/** Whether one lasts longer than the other; without an end it lasts for ever. */
export function lastsLonger(one: CertificateDates, other: CertificateDates): boolean {
  if (!other.validTo) return false;
  return !one.validTo || lastDayOf(one.validTo) > lastDayOf(other.validTo);
}

type Held = CertificateDates & { scheme: string; holder: string };
export const isSameCertificate = (one: Held, other: Held): boolean =>
  one.scheme === other.scheme && one.holder === other.holder;

/** Those a visitor may read of: in force today, and of a certificate that was renewed the one that lasts longer. */
export function inForce<C extends Held>(all: readonly C[], today: string): C[] {
  const valid = all.filter((one) => !['ended', 'not-begun'].includes(certificateStanding(one, today)));
  return valid.filter(
    (one, at) =>
      !valid.some(
        (other, i) =>
          isSameCertificate(one, other) && (lastsLonger(other, one) || (i < at && !lastsLonger(one, other))),
      ),
  );
}

/** Those that have ended or will soon, and that nothing which lasts longer has taken the place of. */
export const toRenew = <C extends Held>(
  all: readonly C[],
  today: string,
): (C & { validTo: string; standing: RenewalStanding })[] =>
  all.flatMap((one) => {
    const standing = certificateStanding(one, today);
    if (!one.validTo || (standing !== 'ended' && standing !== 'ends-soon')) return [];
    if (all.some((other) => isSameCertificate(one, other) && lastsLonger(other, one))) return [];
    return [{ ...one, validTo: one.validTo, standing }];
  });

/** "Ended September 2026", "Ends 31 December 2026". */
export const endText = ({ validTo, standing }: { validTo: string; standing: RenewalStanding }): string =>
  `${standing === 'ended' ? 'Ended' : 'Ends'} ${partialDate(validTo)}`;
