import sharp from 'sharp';
import { contourSheet } from '@/components/art/contour-sheet';
import { plateProcess } from '@/components/art/process-hatch';
import { catalogEntries } from '@/lib/catalog/pages';
import type { CatalogEntry } from '@/lib/catalog/types';
import { storyPage } from '@/lib/stories/queries';

const DAY_S = 86_400;
const KEPT = 64;
/** Pictures drawn lately; about 60 KB each. */
const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/** The coffee whose sheet stands for a page: its own, the first of an origin, the first of a story. */
async function sheetFor(kind: string, path: string): Promise<CatalogEntry | undefined> {
  const entries = await catalogEntries();
  switch (kind) {
    case 'coffee':
      return entries.find((e) => e.slug === path);
    case 'origin':
      return entries.find((e) => e.regionPaths.includes(path));
    case 'story': {
      const first = (await storyPage(path))?.coffees[0];
      return entries.find((e) => e.slug === first);
    }
    default:
      return undefined;
  }
}

/** Open Graph pictures: the same sheet as on the page, as PNG, because the places that show them take no SVG. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/og/[kind]/[...slug]'>,
): Promise<Response> {
  const { kind, slug } = await params;
  const entry = await sheetFor(kind, slug.join('/'));
  if (!entry) return new Response(null, { status: 404 });
  const { altitudeMin, altitudeMax } = entry;
  const key = `${entry.slug} ${altitudeMin}-${altitudeMax} ${entry.process}`;
  let png = drawn.get(key);
  if (!png) {
    const svg = contourSheet({
      slug: entry.slug,
      altitudeMin,
      altitudeMax,
      process: plateProcess(entry.process),
      size: 'og',
      theme: 'light',
    });
    png = new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
    drawn.set(key, png);
    if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value as string);
  }
  return new Response(png, {
    headers: { 'content-type': 'image/png', 'cache-control': `public, max-age=${DAY_S}` },
  });
}
