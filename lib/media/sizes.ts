import 'server-only';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { DomainError } from '@/lib/kernel/errors';
import type { PhotoFile } from '@/lib/kernel/photo';
import { UPLOAD_MAX_PIXELS, widthsFor } from './rules';
import { type PhotoKind, sniff } from './sniff';

export type MadePhoto = {
  /** Pixels of the upright picture. */
  width: number;
  height: number;
  files: { bytes: Uint8Array; file: PhotoFile }[];
};

/** Part of every key: raise it when the sizes below are made differently, since a key never changes its content. */
const RECIPE = 1;
/** Very long pictures are scaled until they are twice as high as wide; WebP ends at 16,383 pixels. */
const MAX_RATIO = 2;
const JPEG_WIDTH = 1200;

const ENCODE: Record<PhotoFile['format'], (picture: Sharp) => Sharp> = {
  // Effort 4, the default, takes 3 to 4 times as long for 3 to 10 % of the bytes.
  avif: (picture) => picture.avif({ quality: 50, effort: 3 }),
  webp: (picture) => picture.webp({ quality: 78, effort: 4 }),
  jpeg: (picture) => picture.jpeg({ quality: 80, mozjpeg: true }),
};

/**
 * Makes every size of a photo from an uploaded file. What comes out was drawn anew, pixel by pixel: turned upright, in
 * sRGB, and with none of the file's metadata (place, camera, previews) or of what else was hidden in it.
 * @param sha256 of `bytes`, hex; names the files
 * @throws DomainError photo_refused
 */
export async function makeSizes(bytes: Uint8Array, sha256: string): Promise<MadePhoto> {
  const kind = sniff(bytes);
  const open = () => sharp(bytes, { limitInputPixels: UPLOAD_MAX_PIXELS, failOn: 'error' });
  const found = await readable(kind, () => open().metadata());
  checkMetadata(found, kind);
  const { width, height } = found.autoOrient;

  const files: MadePhoto['files'] = [];
  const make = async (format: PhotoFile['format'], target: number) => {
    const drawn = await readable(kind, () =>
      ENCODE[format](
        open()
          .autoOrient()
          .resize({ width: target, height: target * MAX_RATIO, fit: 'inside', withoutEnlargement: true })
          .flatten({ background: '#ffffff' })
          .toColourspace('srgb'),
      ).toBuffer({ resolveWithObject: true }),
    );
    const { width, height, size } = drawn.info;
    files.push({
      bytes: drawn.data,
      file: {
        key: `${RECIPE}/${sha256.slice(0, 32)}/${target}.${format}`,
        format,
        width,
        height,
        bytes: size,
      },
    });
  };
  // One after the other: each uses all processors on its own, and a page must still be answered beside it.
  for (const target of widthsFor(width)) {
    await make('webp', target);
    await make('avif', target);
  }
  await make('jpeg', Math.min(width, JPEG_WIDTH));
  return { width, height, files };
}

function checkMetadata({ width, height, format, pages = 1, compression }: Metadata, kind: PhotoKind): void {
  const isWhatItSaid =
    kind === 'avif'
      ? format === 'heif' && compression === 'av1'
      : kind === 'heic'
        ? format === 'heif'
        : format === kind;
  if (!isWhatItSaid) throw new DomainError('photo_refused', { why: 'damaged' });
  if (pages > 1) throw new DomainError('photo_refused', { why: 'animated' });
  if (width * height > UPLOAD_MAX_PIXELS)
    throw new DomainError('photo_refused', {
      why: 'pixels',
      megapixels: Math.round((width * height) / 1_000_000),
    });
}

/**
 * sharp says in prose what is wrong with a picture; to a person it comes to the same: it cannot be read. Whether it knows
 * HEVC, the codec of HEIC, depends on how it was built: what it cannot read is refused as such.
 */
async function readable<T>(kind: PhotoKind, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message))
      throw new DomainError('photo_refused', { why: 'pixels' });
    throw new DomainError('photo_refused', { why: kind === 'heic' ? 'heic' : 'damaged' });
  }
}
