import { ART_VERSION, parseSheetKey } from '@/components/art/art-version';
import { contourSheet } from '@/components/art/contour-sheet';
import { harvestRing } from '@/components/art/harvest-ring';
import { PLATE_PROCESSES, processSwatch } from '@/components/art/process-hatch';

const YEAR_S = 31_536_000;
const KEPT = 400;
/** Plates drawn lately, least recently drawn first. A few kilobytes each. */
const drawn = new Map<string, string>();

function draw(key: string): string | null {
  const [kind, value = ''] = key.split('~');
  if (kind === 'ring') {
    const months = value.split('.').map(Number);
    const clean = months.every((m) => Number.isInteger(m) && m >= 1 && m <= 12) && months.length <= 12;
    return clean && key === `ring~${months.join('.')}`
      ? harvestRing({ months, size: 'card', theme: 'auto' })
      : null;
  }
  if (kind === 'swatch') {
    const process = PLATE_PROCESSES.find((p) => p === value);
    return process && key === `swatch~${process}` ? processSwatch(process, 's', 'auto') : null;
  }
  const sheet = parseSheetKey(key);
  return sheet ? contourSheet(sheet) : null;
}

/** Plates: pure functions of their own address, so they never change and never go stale. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/art/[version]/[key]'>,
): Promise<Response> {
  const { version, key: file } = await params;
  if (version !== ART_VERSION || !file.endsWith('.svg') || file.length > 200)
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
