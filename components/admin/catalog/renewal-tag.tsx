import type { RenewalStanding } from '@/lib/catalog/certificates';
import { Tag } from '../tag';

/** What is the matter with a certificate. */
export function RenewalTag({ standing }: { standing: RenewalStanding }) {
  return standing === 'ended' ? <Tag tone="problem">ended</Tag> : <Tag tone="waiting">ends soon</Tag>;
}
