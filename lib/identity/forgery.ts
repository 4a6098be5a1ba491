import 'server-only';
import { auth } from './auth';
import { noteRefusal } from './refusals';

/**
 * Writes down that another site posted something, in the browser of whoever is signed in there, if anybody is.
 * @param headers the request's own: Next refuses some of these where nobody can ask for them any more
 */
export async function noteForgery(headers: Headers): Promise<void> {
  const found = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  const from = siteOf(headers.get('origin'));
  await noteRefusal('origin', {
    label: found?.user.email ?? '',
    about: found?.user.id ?? null,
    note: from,
    once: from,
  });
}

/** `https://elsewhere.test`; words for a request that does not say, or says anything else. */
function siteOf(origin: string | null): string {
  if (!origin || !URL.canParse(origin)) return 'it did not say from where';
  const { protocol, host } = new URL(origin);
  return host ? `${protocol}//${host}`.slice(0, 200) : 'it did not say from where';
}
