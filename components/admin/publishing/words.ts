import type { Tone } from '@/components/admin/tag';
import type { PublishAct, PublishStatus, PublishSubject } from '@/lib/admin/publishing/types';

export const STATUS_TAG: Record<PublishStatus, { tone: Tone; word: string }> = {
  draft: { tone: 'waiting', word: 'Draft' },
  published: { tone: 'good', word: 'Published' },
  archived: { tone: 'quiet', word: 'Archived' },
};

type ActWords = Record<PublishAct, { short: string; choice: string }>;
const PAGE: ActWords = {
  publish: { short: 'Publish', choice: 'Publish' },
  unpublish: { short: 'Take off', choice: 'Take off the shop' },
};
const LOT: ActWords = {
  publish: { short: 'Landed', choice: 'Landed: customers can buy it' },
  unpublish: { short: 'Archived', choice: 'Archived: a past crop' },
};
export const actWords = (subject: PublishSubject): ActWords => (subject === 'lot' ? LOT : PAGE);

const HREF: Record<PublishSubject, (id: string) => string> = {
  coffee: (id) => `/admin/coffees?open=${id}`,
  lot: (id) => `/admin/lots?open=${id}`,
  story: (id) => `/admin/stories/${id}`,
  producer: (id) => `/admin/producers?open=${id}`,
};
export const hrefOf = (subject: PublishSubject, id: string): string => HREF[subject](id);
