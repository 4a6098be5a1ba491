import { SEO_LABELS, sayValue } from '@/components/admin/stories/words';
import { factChoices } from '@/lib/admin/catalog/fact-fields';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import type { Level } from '@/lib/admin/origins/types';
import { monthRuns } from '@/lib/kernel/format';

export const LEVEL_WORDS: Record<Level, string> = {
  country: 'Country',
  department: 'Department',
  province: 'Province',
};

const LABELS: Record<string, string> = {
  name: 'Name',
  nameEn: 'English name',
  aliases: 'Other spellings',
  segment: 'Page address',
  intro: 'Introduction',
  body: 'Text',
  ...SEO_LABELS,
  altitudeNote: 'About its heights',
  harvestMonths: 'Harvest months',
  lat: 'Latitude',
  lon: 'Longitude',
  iso: 'Key on the map',
  facts: 'Sources of facts',
  photo: 'Photo',
};
export const originLabel = (field: string): string => LABELS[field] ?? field;
/** What sources can speak about. */
export const ORIGIN_FACTS = factChoices('region', originLabel);
export const sayOrigin = (choices: CatalogChoices | undefined) => (field: string, value: unknown) =>
  field === 'harvestMonths' ? monthRuns(value as number[]) || '(none)' : sayValue({}, choices)(field, value);
