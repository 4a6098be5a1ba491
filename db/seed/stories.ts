import type { StoryDoc } from '@/lib/kernel/story-doc';
import { chocolateOfCusco } from './stories/chocolate-of-cusco';
import { northernPeru } from './stories/northern-peru';
import { southernPeru } from './stories/southern-peru';

export type StorySeed = {
  slug: string;
  kind: 'origin' | 'travel';
  title: string;
  /** At most 300 characters; what a reader sees on a card and in a feed. */
  lead: string;
  /** At most 60 characters. */
  seoTitle: string;
  /** At most 155 characters. */
  seoDescription: string;
  /** A full date: `2026-11-02`. */
  publishedOn: string;
  doc: StoryDoc;
  /** Degrees, WGS84. */
  places: { name: string; lat: number; lon: number }[];
  /** Slugs of the products that the story is about, in the order it tells them. */
  coffees: string[];
  /** Region paths, the widest first. */
  regions: string[];
  sources: { name: string; url?: string; note: string }[];
};

export const stories: StorySeed[] = [southernPeru, northernPeru, chocolateOfCusco];
