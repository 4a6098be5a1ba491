import { STATUS } from '@/components/admin/catalog/words';
import { SEO_LABELS, sayValue } from '@/components/admin/stories/words';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import { PRODUCER_KINDS } from '@/lib/admin/producers/input';

const LABELS: Record<string, string> = {
  name: 'Name',
  fullName: 'Full name',
  slug: 'Address',
  kind: 'Kind',
  regionId: 'Origin',
  summary: 'Summary',
  body: 'Text',
  ...SEO_LABELS,
  members: 'Members',
  foundedOn: 'Founded',
  fairTradeSince: 'Fair Trade since',
  certifications: 'Certificates',
  facts: 'Sources of facts',
  photo: 'Photo',
  status: 'Status',
};
export const producerLabel = (field: string): string => LABELS[field] ?? field;
export const sayProducer = (choices: CatalogChoices | undefined) =>
  sayValue({ kind: PRODUCER_KINDS, status: STATUS }, choices);

/** What sources can speak about: the columns of a producer and what its page prints besides. */
export const PRODUCER_FACTS = [
  { value: 'members', label: 'Members' },
  { value: 'foundedOn', label: 'Founded' },
  { value: 'fairTradeSince', label: 'Fair Trade since' },
  { value: 'bases', label: 'Bases' },
  { value: 'cooperativeSince', label: 'Cooperative since' },
  { value: 'altitude', label: 'Altitude' },
  { value: 'headOffice', label: 'Head office' },
  { value: 'certifications', label: 'Certificates' },
  { value: '*', label: 'Everything else' },
];
