import type { CertificationBadge } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';
import { certificateText } from './words';

export function Certificates({ badges }: { badges: readonly CertificationBadge[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
      {badges.map((badge) => (
        <li key={`${badge.scheme}${badge.holder}`} className="border border-ink bg-sheet p-4">
          <p className="text-lead font-bold">{badge.scheme}</p>
          <p className="mt-1 text-small">{certificateText(badge)}.</p>
          {(badge.certificateNo || badge.certifier || badge.validTo) && (
            <p className="mt-1 text-small text-ink-2">
              {[
                badge.certificateNo && `No. ${badge.certificateNo}`,
                badge.certifier,
                badge.validTo && `valid to ${partialDate(badge.validTo)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
