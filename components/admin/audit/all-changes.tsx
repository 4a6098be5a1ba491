'use client';

import Link from 'next/link';
import { NO_FILTER, writeAuditFilter } from '@/lib/admin/audit/filter';
import { useMayReadAudit } from './audit-reader';

/** Leads from a record to its entries in the audit log. Nothing for those who may not read it. */
export function AllChanges({
  subject,
  id,
  of,
}: {
  /** As in the audit log: `coffee`, `lot`, `order`. */
  subject: string;
  id: string;
  /** Whose, where several such links stand on a page. */
  of?: string;
}) {
  if (!useMayReadAudit()) return null;
  return (
    <Link
      href={`/admin/audit?${writeAuditFilter({ ...NO_FILTER, subject, id })}`}
      prefetch={false}
      className="link inline-block py-2"
    >
      All changes<span className="sr-only">{of && ` of ${of}`} in the audit log</span>
    </Link>
  );
}
