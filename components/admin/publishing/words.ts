import type { Tone } from '@/components/admin/tag';
import type { PublishAct, PublishStatus, PublishSubject } from '@/lib/admin/publishing/types';

export const STATUS_TAG: Record<PublishStatus, { tone: Tone; word: string }> = {
  draft: { tone: 'waiting', word: 'Draft' },
  published: { tone: 'good', word: 'Published' },
  archived: { tone: 'quiet', word: 'Archived' },
};

export const ACT_WORD: Record<PublishAct, string> = { publish: 'Publish', unpublish: 'Take off' };

export const hrefOf = (subject: PublishSubject, id: string): string =>
  subject === 'coffee' ? `/admin/coffees?open=${id}` : `/admin/stories/${id}`;
