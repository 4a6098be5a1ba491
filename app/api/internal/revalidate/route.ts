import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { isCacheTag } from '@/lib/kernel/cache-tags';
import { processSecret } from '@/lib/kernel/process-secret';

/** Tags can only expire inside a request of Next's own; the process calls itself (instrumentation.ts). */
export async function POST(request: Request): Promise<Response> {
  const given = Buffer.from(request.headers.get('x-process-secret') ?? '');
  const secret = Buffer.from(processSecret());
  if (given.length !== secret.length || !timingSafeEqual(given, secret))
    return new Response(null, { status: 404 });
  const tag = new URL(request.url).searchParams.get('tag') ?? '';
  if (!isCacheTag(tag)) return new Response(null, { status: 400 });
  revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
