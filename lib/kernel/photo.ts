/** One file of a photo. `key` is relative to wherever photos are stored; `photoSrc` makes an address of it. */
export type PhotoFile = {
  key: string;
  format: 'avif' | 'webp' | 'jpeg';
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
};

/** A photo as a page shows it. */
export type Photo = {
  id: string;
  alt: string;
  /** Who took it; empty when nobody has to be named. */
  credit: string;
  /** Per mille from the left and from the top: what stays in view when a frame crops. */
  focusX: number;
  focusY: number;
  /** Pixels of the upright picture that was uploaded. */
  width: number;
  height: number;
  files: readonly PhotoFile[];
};

type PhotoRow = Omit<Photo, 'files'> & { renditions: readonly PhotoFile[] };

/** A row of `media` without what a page has no use for. */
export const photoOfRow = (row: PhotoRow): Photo => ({
  id: row.id,
  alt: row.alt,
  credit: row.credit,
  focusX: row.focusX,
  focusY: row.focusY,
  width: row.width,
  height: row.height,
  files: row.renditions,
});

/** Without a host, so that it is still right after the shop moves to another one. */
export const photoSrc = (key: string): string => `/media/${key}`;

/** Files of one format as a `srcset` with widths, smallest first. */
export const photoSrcSet = (photo: Pick<Photo, 'files'>, format: PhotoFile['format']): string =>
  photo.files
    .filter((file) => file.format === format)
    .sort((a, b) => a.width - b.width)
    .map((file) => `${photoSrc(file.key)} ${file.width}w`)
    .join(', ');

/** The one JPEG of a photo, for places that take neither AVIF nor WebP. */
export const photoJpeg = (photo: Pick<Photo, 'files'>): PhotoFile | undefined =>
  photo.files.find((file) => file.format === 'jpeg');

/** The narrowest WebP that is at least `width` pixels wide, or the widest there is: for a thumbnail. */
export function photoThumb(photo: Pick<Photo, 'files'>, width = 400): PhotoFile | undefined {
  const files = photo.files.filter((file) => file.format === 'webp').sort((a, b) => a.width - b.width);
  return files.find((file) => file.width >= width) ?? files.at(-1);
}

/**
 * Classes that keep the focal point in view (app/theme.css). In steps of a tenth: our pages allow no style attributes,
 * and nobody sees less.
 */
export const focusClass = ({ focusX, focusY }: Pick<Photo, 'focusX' | 'focusY'>): string =>
  `focus-x-${Math.round(focusX / 100)} focus-y-${Math.round(focusY / 100)}`;
