import { type NextRequest, NextResponse } from 'next/server';
import { policy } from './lib/kernel/csp.cjs';

/** No route knows it, so it is answered with the page for unknown addresses. */
const NOWHERE = '/no-such-address';

/** The live preview of an editor, which stands in a frame of the admin (next.config.ts says the same in its header). */
const FRAMED = '/preview/frame';

/** Gives every page that is drawn per visit a nonce of its own, and words to addresses that cannot be decoded. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (pathname.includes('%')) {
    const path = decoded(pathname);
    // Next's router stumbles over such a part of an address, and answers 500 without a page.
    if (path === null) return NextResponse.rewrite(new URL(NOWHERE, request.url));
    if (!isPerVisit(path)) return NextResponse.next();
  }
  const nonce = btoa(crypto.randomUUID());
  const csp = policy(`'nonce-${nonce}'`, pathname === FRAMED ? "'self'" : "'none'");
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', csp);
  return response;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** A static page must not be given a nonce only because its address was sent with an escape in it. */
const isPerVisit = (path: string) =>
  config.matcher.some((page) =>
    page.endsWith('/:path*') ? `${path}/`.startsWith(page.slice(0, -':path*'.length)) : page === path,
  );

// The last one: whatever has an escape in it. Next reads this list from the source, so it has to be written out here.
export const config = {
  matcher: [
    '/cart',
    '/checkout/:path*',
    '/orders/:path*',
    '/search',
    '/coffee/find',
    '/admin/:path*',
    '/preview/:path*',
    '/(.*%.*)',
  ],
};
