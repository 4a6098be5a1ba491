import 'server-only';
import { headers } from 'next/headers';
import { appOrigin } from './env';
import { DomainError } from './errors';

/**
 * Refuses a write that another site sent. Next compares Origin with Host only when both are present; a browser
 * always sends `Sec-Fetch-Site`, an old one `Origin`; a request with neither is not a form of ours.
 * @throws DomainError forbidden
 */
export async function assertSameOrigin(): Promise<void> {
  const from = await headers();
  const site = from.get('sec-fetch-site');
  if (site === 'same-origin') return;
  const origin = from.get('origin');
  if (origin && URL.canParse(origin) && (origin === appOrigin() || new URL(origin).host === from.get('host')))
    return;
  throw new DomainError('forbidden');
}
