import { MEDIA_KEY } from '@/lib/media/rules';
import { mediaStorage } from '@/lib/media/storage';

const YEAR_S = 31_536_000;

/** The files of photos. A key never changes its content, so browsers and proxies keep it for good. */
export async function GET(_request: Request, { params }: RouteContext<'/media/[...key]'>): Promise<Response> {
  const key = (await params).key.join('/');
  const file = MEDIA_KEY.test(key) ? await mediaStorage().get(key) : null;
  if (!file) return new Response(null, { status: 404 });
  return new Response(file, {
    headers: {
      'content-type': `image/${key.slice(key.lastIndexOf('.') + 1)}`,
      'cache-control': `public, max-age=${YEAR_S}, immutable`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    },
  });
}
