import type { RenewalStanding } from '@/lib/catalog/certificates';
import type { Stored } from '../editing';
import { STATUSES } from '../stories/input';
import type { Status } from '../stories/types';
import type { TableShape } from '../table';
import { PRODUCER_KINDS, type ProducerKind, type ProducerValues } from './input';

export type ProducerRow = {
  id: string;
  name: string;
  slug: string;
  kind: ProducerKind;
  origin: string | null;
  status: Status;
  coffees: number;
  certificates: number;
  /** The worst of its certificates; null when none has to be renewed. */
  renewal: RenewalStanding | null;
  /** ISO 8601. */
  updatedAt: string;
};
export const PRODUCER_TABLE = {
  sorts: ['name', 'kind', 'origin', 'status', 'coffees', 'changed'],
  defaultSort: 'name',
  filters: {
    status: STATUSES,
    kind: Object.keys(PRODUCER_KINDS),
    certificates: ['ends-soon', 'ended'],
  },
} satisfies TableShape;

export type OpenProducer = Stored<ProducerValues> & { id: string; formerAddresses: string[] };
