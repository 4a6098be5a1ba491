import type { CoffeeKind } from '@/lib/catalog/types';
import type { RefKind } from '@/lib/kernel/story-doc';
import type { StoryKind } from '@/lib/stories/rules';
import type { Stored } from '../editing';
import type { TableShape } from '../table';
import { KINDS, STATUSES, type StoryValues } from './input';

export type Status = (typeof STATUSES)[number];
export type StoryRow = {
  id: string;
  title: string;
  slug: string;
  kind: StoryKind;
  status: Status;
  publishedOn: string | null;
  coffees: number;
  /** ISO 8601. */
  updatedAt: string;
};
export const STORY_TABLE = {
  sorts: ['title', 'kind', 'status', 'published', 'coffees', 'changed'],
  defaultSort: 'changed',
  defaultDescending: true,
  filters: { status: STATUSES, kind: KINDS },
} satisfies TableShape;

export type OpenStory = Stored<StoryValues> & { formerAddresses: string[] };

/** Something a link, card or list can point at. */
export type Target = {
  kind: RefKind;
  id: string;
  /** Slug, or path of an origin. */
  address: string;
  name: string;
  /** What tells it from others of its name: the place of a coffee, the region of a producer. */
  detail: string;
  isPublished: boolean;
  /** Of a coffee: what of the shop's goods it is. */
  goods?: CoffeeKind;
};

/** What was found by words. `isMore`: there is more of some kind than one answer holds. */
export type FoundTargets = { targets: Target[]; isMore: boolean };
