import { focusClass, type Photo, photoSrc, photoThumb } from './photo';

/** A photo for a small frame: as little as a browser has to be told. */
export type Thumb = {
  src: string;
  /** See `focusClass`. */
  focus: string;
};

/** Twice the width of a line's frame in the cart. */
const WIDTH = 160;

export function thumbOf(photo: Photo | null | undefined): Thumb | null {
  const file = photo && photoThumb(photo, WIDTH);
  return file ? { src: photoSrc(file.key), focus: focusClass(photo) } : null;
}
