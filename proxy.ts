import { type NextRequest, NextResponse } from 'next/server';
import { policy } from './lib/kernel/csp.cjs';
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const csp = policy(`'nonce-${nonce}'`);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', csp);
  return response;
}
export const config = { matcher: ['/cart', '/checkout/:path*', '/orders/:path*', '/search', '/coffee/find'] };
