import 'server-only';
import { cookies } from 'next/headers';
import { appOrigin } from '@/lib/kernel/env';

// A look-up that failed gives the form back as it was typed. The number may stand in the address; an e-mail may not: it
// would stay in histories and logs. It waits in this browser, for the look-up page alone.

const COOKIE = 'look-up';
const FIVE_MINUTES_S = 300;

/** For actions: rendering a page cannot set cookies. Null forgets it. */
export async function keepTypedEmail(email: string | null): Promise<void> {
  (await cookies()).set(COOKIE, email ?? '', {
    httpOnly: true,
    sameSite: 'strict',
    secure: appOrigin().startsWith('https:'),
    path: '/orders',
    maxAge: email ? FIVE_MINUTES_S : 0,
  });
}

export const typedEmail = async (): Promise<string> =>
  ((await cookies()).get(COOKIE)?.value ?? '').slice(0, 200);
