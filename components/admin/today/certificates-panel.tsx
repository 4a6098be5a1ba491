import Link from 'next/link';
import { RenewalTag } from '@/components/admin/catalog/renewal-tag';
import { Panel } from '@/components/admin/panel';
import type { CertificateEnd } from '@/lib/admin/catalog/types';
import { endText } from '@/lib/catalog/certificates';
import { plural } from '@/lib/kernel/format';

const SHOWN = 5;

/** Certificates to renew: after its end a badge is gone from the shop. Nothing while there is none. */
export function CertificatesPanel({ ends }: { ends: readonly CertificateEnd[] }) {
  if (ends.length === 0) return null;
  return (
    <Panel title="Certificates to renew">
      <ul className="divide-y divide-line">
        {ends.slice(0, SHOWN).map((end) => (
          <li key={`${end.id}${end.scheme}${end.validTo}`} className="py-2">
            <p>
              <Link
                href={`/admin/${end.of === 'lot' ? 'lots' : 'producers'}?open=${end.id}`}
                prefetch={false}
                className="link font-semibold"
                translate="no"
              >
                {end.coffee ?? end.name}
              </Link>{' '}
              <RenewalTag standing={end.standing} />
            </p>
            <p className="mt-0.5 text-small text-ink-2">
              {end.scheme}
              {end.coffee && <span translate="no">, {end.name}</span>}. {endText(end)}.
            </p>
          </li>
        ))}
      </ul>
      {ends.length > SHOWN && (
        <p className="mt-3">
          All {plural(ends.length, 'certificate')}:{' '}
          <Link href="/admin/lots?certificates=ended" prefetch={false} className="link">
            lots, ended
          </Link>
          ,{' '}
          <Link href="/admin/lots?certificates=ends-soon" prefetch={false} className="link">
            lots, soon
          </Link>
          ,{' '}
          <Link href="/admin/producers" prefetch={false} className="link">
            producers
          </Link>
        </p>
      )}
    </Panel>
  );
}
