import type { Photo } from '@/lib/kernel/photo';

/** What a photo can stand on. `region` is an origin page. */
export const MEDIA_SUBJECTS = ['coffee', 'producer', 'region', 'story'] as const;
export type MediaSubject = (typeof MEDIA_SUBJECTS)[number];

/** Where a photo is used, as a person calls the place. */
export type PhotoUse = {
  subject: MediaSubject;
  subjectId: string;
  name: string;
  /** `frame`: in the page's picture frame; `text`: inside its prose. */
  where: 'frame' | 'text';
};

/** What a person says about a photo. */
export type PhotoWords = {
  alt: string;
  credit: string;
  /** Per mille from the left and from the top. */
  focusX: number;
  focusY: number;
};

/** A photo as its editor shows it. */
export type PhotoRecord = Photo & {
  fileName: string;
  version: number;
  /** ISO 8601. */
  createdAt: string;
  createdBy: string;
};
