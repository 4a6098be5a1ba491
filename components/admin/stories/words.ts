import { STATUS } from '@/components/admin/catalog/words';
import type { Tone } from '@/components/admin/tag';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import type { Status } from '@/lib/admin/stories/types';
import { docWords, type StoryDoc } from '@/lib/kernel/story-doc';
import { STORY_KINDS } from '@/lib/stories/rules';

export const STATUS_TONE: Record<Status, Tone> = { draft: 'waiting', published: 'good', archived: 'quiet' };

export const SEO_LABELS = {
  seoTitle: 'Title in search results',
  seoDescription: 'Description in search results',
} as const;

const LABELS: Record<string, string> = {
  title: 'Title',
  slug: 'Page address',
  kind: 'Kind',
  lead: 'Lead',
  body: 'Text',
  ...SEO_LABELS,
  photo: 'Share image',
  places: 'Places on the map',
  sources: 'Sources',
  coffees: 'Coffees',
  regions: 'Origins',
  publishedOn: 'Published on',
  status: 'Status',
};
export const storyLabel = (field: string): string => LABELS[field] ?? field;

/** A value as a person would say it: for the history and for two versions side by side. */
export const sayValue =
  (words: Readonly<Record<string, Readonly<Record<string, string>>>>, choices: CatalogChoices | undefined) =>
  (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '(empty)';
    if (field === 'body') return docWords(value as StoryDoc).join('\n\n') || '(empty)';
    if (Array.isArray(value)) {
      if (value.length === 0) return '(none)';
      return value.map((one) => sayValue(words, choices)(field, one)).join('; ');
    }
    if (typeof value === 'object')
      return Object.entries(value)
        .filter(([key, part]) => key !== 'id' && part !== null && part !== '')
        .map(([, part]) => String(part))
        .join(', ');
    const text = String(value);
    const all = choices ? [...choices.coffees, ...choices.producers, ...choices.regions] : [];
    return words[field]?.[text] ?? all.find((one) => one.id === text)?.name ?? text;
  };

export const sayStory = (choices: CatalogChoices | undefined) =>
  sayValue({ kind: STORY_KINDS, status: STATUS }, choices);
