import { catalogEntries, originPage, producerPage } from '@/lib/catalog/pages';
import { sheetOfOrigin, sheetOfProducer, sheetOfStory } from '@/lib/catalog/rules';
import type { CatalogEntry } from '@/lib/catalog/types';
import type { Photo } from '@/lib/kernel/photo';
import { sharedPicture } from '@/lib/media/share';
import { mediaStorage } from '@/lib/media/storage';
import { storyPage } from '@/lib/stories/queries';
import { drawSheet } from '../../draw-sheet';

const DAY_S = 86_400;
const KEPT = 64;
/** Pictures drawn lately; about 60 KB each. */
const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/** The coffee whose sheet stands for a page: its own, the first of an origin, a producer or a story. */
async function sheetFor(kind: string, path: string): Promise<CatalogEntry | undefined> {
  const entries = await catalogEntries();
  switch (kind) {
    case 'coffee':
      return entries.find((e) => e.slug === path);
    case 'origin':
      return sheetOfOrigin(path, entries);
    case 'producer': {
      const producer = await producerPage(path);
      return producer ? sheetOfProducer(producer, entries) : undefined;
    }
    case 'story': {
      const story = await storyPage(path);
      return story ? sheetOfStory(story, entries) : undefined;
    }
    default:
      return undefined;
  }
}

/** The photo in a page's own frame. */
async function photoFor(kind: string, path: string): Promise<Photo | null> {
  switch (kind) {
    case 'coffee':
      return (await catalogEntries()).find((e) => e.slug === path)?.photo ?? null;
    case 'origin':
      return (await originPage(path))?.photo ?? null;
    case 'producer':
      return (await producerPage(path))?.photo ?? null;
    case 'story':
      return (await storyPage(path))?.photo ?? null;
    default:
      return null;
  }
}

/** Draws a picture, or takes it from those drawn lately. */
async function remembered(
  key: string,
  draw: () => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = drawn.get(key);
  if (known) return known;
  const fresh = await draw();
  if (!fresh) return null;
  drawn.set(key, fresh);
  if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value as string);
  return fresh;
}

const answer = (body: Uint8Array<ArrayBuffer>, type: string) =>
  new Response(body, { headers: { 'content-type': type, 'cache-control': `public, max-age=${DAY_S}` } });

/** Open Graph pictures: the page's photo, else the same sheet as on the page, as files that other places take. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/og/[kind]/[...slug]'>,
): Promise<Response> {
  const { kind, slug } = await params;
  const path = slug.join('/');
  const photo = await photoFor(kind, path);
  if (photo) {
    const key = `${photo.id} ${photo.focusX} ${photo.focusY}`;
    const jpeg = await remembered(key, () => sharedPicture(mediaStorage(), photo));
    if (jpeg) return answer(jpeg, 'image/jpeg');
  }
  const entry = await sheetFor(kind, path);
  if (!entry) return new Response(null, { status: 404 });
  const key = `${entry.slug} ${entry.altitudeMin}-${entry.altitudeMax} ${entry.process}`;
  const png = await remembered(key, () => drawSheet(entry));
  return png ? answer(png, 'image/png') : new Response(null, { status: 404 });
}
