import { z } from 'zod';
import type { CoffeeId, RegionId } from '@/lib/kernel/units';
import { docInput, isWebAddress } from '@/lib/stories/doc-input';
import { LEAD_MAX, STORY_KINDS, type StoryKind } from '@/lib/stories/rules';
import { oneOf, words } from '../catalog/fields';

export const STATUSES = ['draft', 'published', 'archived'] as const;
export const KINDS = Object.keys(STORY_KINDS) as [StoryKind, ...StoryKind[]];

const SLUG_WORDS = 'Small letters, digits and single hyphens, at most 80: coffee-of-jaen.';
export const slugInput = z
  .string()
  .trim()
  .max(80, SLUG_WORDS)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, SLUG_WORDS);

export const degrees = (limit: number) =>
  z
    .number({ error: `Degrees from −${limit} to ${limit}, such as 5.36.` })
    .min(-limit, `Degrees from −${limit} to ${limit}.`)
    .max(limit, `Degrees from −${limit} to ${limit}.`);

const id = <T extends string>() =>
  z
    .string()
    .regex(/^[a-z]{3}_[a-z0-9]{4,60}$/)
    .transform((text) => text as T);

export const photoInput = id<string>().nullable();

/** Words for search results and shared cards. Empty: the page's own. */
export const seoInput = { seoTitle: words(120), seoDescription: words(320) };

/** Everything about a story that its editor shows. */
export const storyInput = z
  .strictObject({
    title: words(160).refine((title) => title !== '', 'A story needs a title.'),
    slug: slugInput,
    kind: oneOf(KINDS),
    lead: words(LEAD_MAX),
    body: docInput,
    ...seoInput,
    /** The share image. */
    photo: photoInput,
    places: z
      .array(
        z.strictObject({
          name: words(120).refine((name) => name !== '', 'Name the place.'),
          lat: degrees(90),
          lon: degrees(180),
        }),
      )
      .max(40, 'At most 40 places.'),
    sources: z
      .array(
        z.strictObject({
          name: words(200).refine((name) => name !== '', 'Name the source.'),
          url: z
            .string()
            .trim()
            .max(1000)
            .refine((url) => url === '' || isWebAddress(url), 'A whole web address: https://…'),
          note: words(600),
        }),
      )
      .max(60, 'At most 60 sources.'),
    coffees: z
      .array(id<CoffeeId>())
      .max(30, 'At most 30 coffees.')
      .transform((all) => [...new Set(all)]),
    regions: z
      .array(id<RegionId>())
      .max(30, 'At most 30 origins.')
      .transform((all) => [...new Set(all)].sort()),
    publishedOn: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'A whole date: 2026-11-23.')
      .refine((day) => !Number.isNaN(Date.parse(day)), 'There is no such day.')
      .nullable(),
    status: oneOf(STATUSES),
  })
  .superRefine((story, context) => {
    if (story.status !== 'published') return;
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (story.lead === '')
      say('lead', 'A published story needs a lead: it stands on cards and in search results.');
    if (story.body.content.length === 0) say('body', 'A published story needs a text.');
  });
export type StoryValues = z.output<typeof storyInput>;

export const newStoryInput = z.strictObject({
  title: words(160).refine((title) => title !== '', 'A story needs a title.'),
  kind: oneOf(KINDS),
});

/** What every editor sends: the record, the version its changes were made on, and those changes alone. */
export const saveInput = z.strictObject({
  id: z.string().min(1).max(60),
  version: z.int().positive(),
  changes: z.record(z.string(), z.unknown()),
  note: words(300).default(''),
});

export const previewInput = z.strictObject({ id: z.string().min(1).max(60), values: z.unknown() });
