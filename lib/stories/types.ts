import type { StoryTeaser } from '@/lib/catalog/types';
import type { Photo } from '@/lib/kernel/photo';
import type { StoryDoc } from '@/lib/kernel/story-doc';

export type StoryPage = StoryTeaser & {
  seoTitle: string;
  seoDescription: string;
  body: StoryDoc;
  isPublished: boolean;
  /** Of a story that is not published: the day that it would say. */
  publishedOn: string;
  updatedOn: string;
  coffees: string[];
  regions: { path: string; name: string }[];
  places: { name: string; lat: number; lon: number }[];
  sources: { name: string; url?: string | undefined; note: string }[];
  /** Shown where the story is shared; without it the sheet of its first coffee is. */
  photo: Photo | null;
  demo: boolean;
};
