import type { MediaSubject, PhotoUse } from './types';

/** Bytes of one upload. The words are in `lib/kernel/error-copy.ts`. */
export const UPLOAD_MAX_BYTES = 25 * 1024 * 1024;
/** Pixels of one upload: a file of a few kilobytes can claim a picture that fills the memory. */
export const UPLOAD_MAX_PIXELS = 100_000_000;
/**
 * For the file dialog; what counts is what the file holds. Without HEIC, which sharp's own build does not read: an iPhone
 * then hands over a JPEG of its own accord.
 */
export const UPLOAD_TYPES = 'image/jpeg,image/png,image/webp,image/avif';

export const ALT_MAX = 300;
export const CREDIT_MAX = 120;
export const FILE_NAME_MAX = 200;

/** Widths in pixels of what is made at upload; never wider than the upload. */
export const PHOTO_WIDTHS = [400, 800, 1200, 1600] as const;

/** The widths for a picture this wide: every fixed one that fits, and its own when that is more than a little wider. */
export function widthsFor(width: number): number[] {
  const fixed = PHOTO_WIDTHS.filter((w) => w <= width);
  const widest = Math.min(width, PHOTO_WIDTHS[PHOTO_WIDTHS.length - 1] ?? width);
  return widest > (fixed.at(-1) ?? 0) * 1.1 ? [...fixed, widest] : fixed;
}

/** What a stored file may be called. Nothing else is ever looked for, so no address leads out of the folder. */
export const MEDIA_KEY = /^\d{1,3}\/[0-9a-f]{32}\/\d{1,5}\.(avif|webp|jpeg)$/;

const SUBJECT_WORD: Record<MediaSubject, string> = {
  coffee: 'coffee',
  producer: 'producer',
  region: 'origin',
  story: 'story',
};
export const subjectWord = (subject: MediaSubject): string => SUBJECT_WORD[subject];

/** "Cajamarca (coffee), Up the Marañón (in the text of the story)". */
export const placesText = (uses: readonly PhotoUse[]): string =>
  uses
    .map(({ name, subject, where }) =>
      where === 'frame'
        ? `${name} (${subjectWord(subject)})`
        : `${name} (in the text of the ${subjectWord(subject)})`,
    )
    .join(', ');
