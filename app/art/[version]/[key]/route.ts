import { ART_VERSION, parseSheetKey } from '@/components/art/art-version';
import { contourSheet } from '@/components/art/contour-sheet';
import { drawPlate } from '@/components/art/plate-key';

const YEAR_S = 31_536_000;
const KEPT = 400;
/** Plates drawn lately, least recently drawn first. A few kilobytes each. */
const drawn = new Map<string, string>();

const draw = (key: string): string | null => {
  const sheet = parseSheetKey(key);
  return sheet ? contourSheet(sheet) : drawPlate(key);
};

/** Plates: pure functions of their own address, so they never change and never go stale. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/art/[version]/[key]'>,
): Promise<Response> {
  const { version, key: file } = await params;
  if (version !== ART_VERSION || !file.endsWith('.svg') || file.length > 1000)
    return new Response(null, { status: 404 });
  const key = file.slice(0, -4);
  const svg = drawn.get(key) ?? draw(key);
  if (!svg) return new Response(null, { status: 404 });
  drawn.delete(key);
  drawn.set(key, svg);
  if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value as string);
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': `public, max-age=${YEAR_S}, immutable`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
