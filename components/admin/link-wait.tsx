'use client';

import { useLinkStatus } from 'next/link';

/** Inside a link: says that its page is on the way, when that takes a moment, and dims the old one (admin.css). */
export function LinkWait() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span data-link-wait className="pending ms-2 inline-block size-2 border border-current" role="status">
      <span className="sr-only">Loading</span>
    </span>
  ) : null;
}
