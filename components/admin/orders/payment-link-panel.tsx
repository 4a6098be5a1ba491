'use client';

import { useState } from 'react';
import { renderSVG } from 'uqr';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { Panel } from '../panel';

/** The open payment page: to copy, or to scan at a stall. */
export function PaymentLinkPanel({
  link,
  timeZone,
}: {
  link: NonNullable<AdminOrder['paymentLink']>;
  timeZone: string;
}) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = () =>
    navigator.clipboard
      .writeText(link.url)
      .then(() => setCopied('yes'))
      // Browsers refuse it without https: then the link is marked and copied by hand.
      .catch(() => setCopied('no'));
  return (
    <Panel title="Payment page">
      <div className="flex flex-wrap items-start gap-5">
        {/* biome-ignore lint/performance/noImgElement: drawn here and inlined, nothing to optimise */}
        <img
          className="size-36 border border-line bg-[#fff]"
          alt="QR code of the link beside it"
          src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link.url))}`}
        />
        <div className="min-w-0 flex-1 basis-64">
          <p>
            The bags are kept until {moment(link.expiresAt, timeZone)}. Until then the customer can pay here,
            on any device:
          </p>
          <p className="mt-2 break-all">
            <a className="link" href={link.url} rel="noreferrer" target="_blank" translate="no">
              {link.url}
              <span className="sr-only"> (opens a new window)</span>
            </a>
          </p>
          <div className="mt-3 flex flex-wrap items-center gap-3">
            <button type="button" className="button" onClick={copy}>
              Copy the link
            </button>
            <span role="status" className="text-small">
              {copied === 'yes' && 'Copied.'}
              {copied === 'no' && 'This browser does not allow it here: mark the link and copy it.'}
            </span>
          </div>
        </div>
      </div>
    </Panel>
  );
}
