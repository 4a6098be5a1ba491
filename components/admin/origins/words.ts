import { SEO_LABELS, sayValue } from '@/components/admin/stories/words';
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
  segment: 'Address',
  intro: 'Introduction',
  body: 'Text',
  ...SEO_LABELS,
  altitudeNote: 'About its heights',
  harvestMonths: 'Harvest months',
  lat: 'Latitude',
  lon: 'Longitude',
  iso: 'Key on the map',
  photo: 'Photo',
};
export const originLabel = (field: string): string => LABELS[field] ?? field;
export const sayOrigin = (choices: CatalogChoices | undefined) => (field: string, value: unknown) =>
  field === 'harvestMonths' ? monthRuns(value as number[]) || '(none)' : sayValue({}, choices)(field, value);
