import type { NextRequest } from 'next/server';
import { shopDb } from '@/db/pools';
import { errorText } from '@/lib/kernel/error-copy';
import { DomainError } from '@/lib/kernel/errors';
import { suggest } from '@/lib/search/suggestions';

/** `?q=`: at most eight suggestions. Anything may be asked; what has no words in it gets none. */
export async function GET(request: NextRequest): Promise<Response> {
  const question = request.nextUrl.searchParams.get('q') ?? '';
  try {
    const suggestions = await suggest(shopDb(), question, request.headers);
    return Response.json(suggestions, { headers: { 'cache-control': 'public, max-age=30' } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json(
      { code: error.code, message: errorText(error) },
      { status: 429, headers: { 'retry-after': '60', 'cache-control': 'no-store' } },
    );
  }
}
