/**
 * What a public page was made from. Database triggers name the same tags in NOTIFY (db/migrations), so an edit made
 * anywhere, by SQL too, reaches every process. Coarse on purpose: nearly every page shows other coffees.
 */
export const tags = {
  catalog: 'catalog',
  stories: 'stories',
  settings: 'settings',
} as const;

export type CacheTag = (typeof tags)[keyof typeof tags];
export const isCacheTag = (tag: string): tag is CacheTag => Object.values<string>(tags).includes(tag);
