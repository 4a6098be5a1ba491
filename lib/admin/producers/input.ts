import { z } from 'zod';
import type { RegionId } from '@/lib/kernel/units';
import { docInput } from '@/lib/stories/doc-input';
import {
  certificateInput,
  ENDS_TOO_EARLY,
  endsAfterItBegins,
  factInput,
  INT_MAX,
  oneOf,
  partialDateOrNone,
  whole,
  words,
  wordsOrNone,
} from '../catalog/fields';
import { photoInput, STATUSES, seoInput, slugInput } from '../stories/input';

export const PRODUCER_KINDS = {
  cooperative: 'Cooperative',
  central: 'Second-tier cooperative',
  association: 'Association of producers',
  estate: 'Estate',
  'smallholder-group': 'Smallholder group',
  'washing-station': 'Washing station',
  exporter: 'Exporter',
} as const;
export type ProducerKind = keyof typeof PRODUCER_KINDS;
const KINDS = Object.keys(PRODUCER_KINDS) as [ProducerKind, ...ProducerKind[]];

const certificate = certificateInput.refine(endsAfterItBegins, ENDS_TOO_EARLY);

const nameInput = words(120).refine((name) => name !== '', 'A producer needs a name.');
const region = z
  .string()
  .regex(/^[a-z]{3}_[a-z0-9]{4,60}$/, 'Choose one of the list.')
  .transform((id) => id as RegionId);

/** Everything about a producer that its editor shows. */
export const producerInput = z
  .strictObject({
    name: nameInput,
    fullName: wordsOrNone(200),
    slug: slugInput,
    kind: oneOf(KINDS),
    regionId: region.nullable(),
    summary: words(600),
    body: docInput.nullable(),
    ...seoInput,
    members: whole(1, INT_MAX, 'A whole number of members, 1 or more.').nullable(),
    foundedOn: partialDateOrNone,
    fairTradeSince: whole(
      1988,
      2100,
      'A year from 1988, when the first such certificate was given.',
    ).nullable(),
    certifications: z.array(certificate).max(30, 'At most 30.'),
    facts: z.array(factInput).max(100, 'At most 100.'),
    photo: photoInput,
    status: oneOf(STATUSES),
  })
  .superRefine((producer, context) => {
    if (producer.status === 'published' && producer.summary === '')
      context.addIssue({
        code: 'custom',
        path: ['summary'],
        message: 'A published producer needs a summary: it stands on cards and in search results.',
      });
  });
export type ProducerValues = z.output<typeof producerInput>;

export const newProducerInput = z.strictObject({ name: nameInput, kind: oneOf(KINDS) });
