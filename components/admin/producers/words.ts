import { STATUS } from '@/components/admin/catalog/words';
import { SEO_LABELS, sayValue } from '@/components/admin/stories/words';
import { factChoices } from '@/lib/admin/catalog/fact-fields';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import { PRODUCER_KINDS } from '@/lib/admin/producers/input';

const LABELS: Record<string, string> = {
  name: 'Name',
  fullName: 'Full name',
  slug: 'Page address',
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

/** What sources can speak about. */
export const PRODUCER_FACTS = factChoices('producer', producerLabel);
