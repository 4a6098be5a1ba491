import 'server-only';
import sharp from 'sharp';
import { type Photo, photoJpeg } from '@/lib/kernel/photo';
import type { MediaStorage } from './storage';

/** What a page that links to us shows: 1200 × 630 pixels. */
const SHARED = { width: 1200, height: 630 };

/** Where a frame lies in a picture so that its focal point is as near to the middle as the edges allow. */
export function cropAround(
  focus: Pick<Photo, 'focusX' | 'focusY'>,
  picture: { width: number; height: number },
  frame: { width: number; height: number },
): { left: number; top: number; width: number; height: number } {
  const at = (perMille: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max((whole * perMille) / 1000 - part / 2, 0), whole - part));
  return {
    left: at(focus.focusX, picture.width, frame.width),
    top: at(focus.focusY, picture.height, frame.height),
    ...frame,
  };
}

/**
 * A photo as JPEG for Open Graph, cropped around its focal point.
 * @returns null when its file is not there
 */
export async function sharedPicture(
  storage: MediaStorage,
  photo: Photo,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const jpeg = photoJpeg(photo);
  const file = jpeg && (await storage.get(jpeg.key));
  if (!file) return null;
  const scale = Math.max(SHARED.width / jpeg.width, SHARED.height / jpeg.height);
  const picture = { width: Math.ceil(jpeg.width * scale), height: Math.ceil(jpeg.height * scale) };
  const drawn = await sharp(await new Response(file).bytes())
    .resize({ ...picture, fit: 'fill' })
    .extract(cropAround(photo, picture, SHARED))
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
  return new Uint8Array(drawn);
}
