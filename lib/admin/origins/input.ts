import { z } from 'zod';
import type { RegionId } from '@/lib/kernel/units';
import { docInput } from '@/lib/stories/doc-input';
import { factsInput, tags, words, wordsOrNone } from '../catalog/fields';
import { degrees, photoInput, seoInput } from '../stories/input';

const SEGMENT_WORDS = 'Small letters, digits and single hyphens: san-ignacio.';
const segment = z
  .string()
  .trim()
  .max(60, 'At most 60 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, SEGMENT_WORDS);
const nameInput = words(120).refine((name) => name !== '', 'An origin needs a name.');

/** Everything about a country, department or province that its editor shows. Its place in the tree stays. */
export const originInput = z
  .strictObject({
    name: nameInput,
    nameEn: wordsOrNone(120),
    aliases: tags(40),
    /** The last part of its address; what is before it is the parent's. */
    segment,
    intro: words(3000),
    body: docInput.nullable(),
    ...seoInput,
    altitudeNote: wordsOrNone(600),
    /** In the order of the season, which may wrap the year: 11, 12, 1. */
    harvestMonths: z.array(z.int().min(1).max(12)).transform((all) => [...new Set(all)]),
    lat: degrees(90).nullable(),
    lon: degrees(180).nullable(),
    iso: z.preprocess(
      (text) => text || null,
      z
        .string()
        .trim()
        .regex(
          /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
          'Two capitals for a country (PE), more for a department (PE-CAJ).',
        )
        .nullable(),
    ),
    facts: factsInput,
    photo: photoInput,
  })
  .superRefine((origin, context) => {
    if ((origin.lat === null) !== (origin.lon === null))
      context.addIssue({ code: 'custom', path: ['lat'], message: 'Enter both coordinates, or none.' });
  });
export type OriginValues = z.output<typeof originInput>;

export const newOriginInput = z.strictObject({
  name: nameInput,
  /** Null: a country. */
  parentId: z
    .string()
    .regex(/^[a-z]{3}_[a-z0-9]{4,60}$/, 'Choose one of the list.')
    .transform((id) => id as RegionId)
    .nullable(),
});
