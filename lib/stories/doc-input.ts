import { z } from 'zod';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import { tidyDoc } from './rules';

/** A long book chapter is 60 KB; more than this is a mistake or an attack. */
export const DOC_MAX_BYTES = 300_000;
const DEPTH_MAX = 6;

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const path = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/);
const id = z
  .string()
  .regex(/^[a-z]{3}_[a-z0-9]{4,60}$/)
  .optional();
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'A date is 2024, 2024-09 or 2024-09-03.');
const webAddress = z
  .string()
  .max(2000, 'This link is too long.')
  .refine(isWebAddress, 'A link starts with https://, http:// or mailto:. Other kinds are not allowed.');

/** Pages of others and e-mail addresses; never `javascript:`, `data:` or anything a browser would run. */
export function isWebAddress(href: string): boolean {
  if (href.startsWith('mailto:')) return /^mailto:[^\s@]+@[^\s@]+$/.test(href);
  try {
    return /^https?:$/.test(new URL(href).protocol) && /^https?:\/\//.test(href);
  } catch {
    return false;
  }
}

const ref = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['coffee', 'story', 'producer']), slug, id }),
  z.strictObject({ kind: z.literal('origin'), path, id }),
]);

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: webAddress }) }),
  z.strictObject({ type: z.literal('ref'), attrs: ref }),
]);

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(20_000, 'A paragraph is too long. Split it.'),
  marks: z.array(mark).max(4).optional(),
});

const ofCoffee = <T extends string>(type: T) =>
  z.strictObject({ type: z.literal(type), attrs: z.strictObject({ slug, id }) });

const block: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({
        level: z.union([z.literal(2), z.literal(3)]),
        id: z
          .string()
          .regex(/^[A-Za-z0-9][\w-]{0,99}$/, 'A heading’s anchor has letters, digits and hyphens.'),
      }),
      content: z.array(text),
    }),
    z.strictObject({ type: z.literal('paragraph'), content: z.array(text) }),
    z.strictObject({ type: z.literal('blockquote'), content: z.array(block) }),
    z.strictObject({ type: z.literal('bulletList'), content: z.array(item) }),
    z.strictObject({ type: z.literal('orderedList'), content: z.array(item) }),
    z.strictObject({
      type: z.literal('image'),
      attrs: z.strictObject({
        id: z.string().regex(/^[a-z]{3}_[a-z0-9]{4,60}$/),
        alt: z.string().max(300, 'Describe the photo in at most 300 characters.'),
      }),
    }),
    z.strictObject({
      type: z.literal('pullQuote'),
      attrs: z.strictObject({ text: z.string().trim().min(1, 'A pull quote needs words.').max(400) }),
    }),
    ofCoffee('lotCard'),
    ofCoffee('harvestRing'),
    ofCoffee('cuppingRose'),
    z.strictObject({ type: z.literal('regionMap'), attrs: z.strictObject({ path, id }) }),
    z.strictObject({
      type: z.literal('fact'),
      attrs: z.strictObject({
        text: z.string().trim().min(1, 'A fact needs words.').max(600),
        source: z.string().trim().min(1, 'A fact needs who says so.').max(200),
        asOf: partialDate.optional(),
        url: webAddress.optional(),
      }),
    }),
  ]),
);
const item = z.strictObject({ type: z.literal('listItem'), content: z.array(block).min(1) });

function depthOf(node: unknown): number {
  const content = (node as { content?: unknown } | null)?.content;
  return Array.isArray(content) ? 1 + Math.max(0, ...content.map(depthOf)) : 0;
}

const refused = (problem: string) => `The text cannot be saved: ${problem}`;

/**
 * Prose as it came from an editor, checked whole: only blocks and links that pages know how to draw. Gives it in the
 * form in which it is stored (`tidyDoc`).
 */
export const docInput = z.unknown().transform((raw, context): StoryDoc => {
  const stop = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const size = JSON.stringify(raw ?? null).length;
  if (size > DOC_MAX_BYTES)
    return stop(refused('it is longer than a text may be here. Split it into two stories.'));
  // Lists in lists count twice a level: the list and its item.
  if (depthOf(raw) > DEPTH_MAX * 2) return stop(refused('lists and quotes are nested too deeply.'));
  if ((raw as { type?: unknown } | null)?.type !== 'doc')
    return stop(refused('this is no text of an editor.'));
  const doc = tidyDoc(raw);
  for (const [i, one] of doc.content.entries()) {
    const parsed = block.safeParse(one);
    if (parsed.success) continue;
    const at = `${blockName(one.type)} (block ${i + 1})`;
    return stop(refused(`${at}: ${reason(parsed.error)}`));
  }
  return doc;
});

const NAMES: Record<string, string> = {
  heading: 'a heading',
  paragraph: 'a paragraph',
  blockquote: 'a quote',
  bulletList: 'a list',
  orderedList: 'a numbered list',
  image: 'a photo',
  pullQuote: 'a pull quote',
  lotCard: 'a lot card',
  harvestRing: 'a harvest ring',
  cuppingRose: 'a cupping rose',
  regionMap: 'a map',
  fact: 'a fact',
};
const blockName = (type: string): string => NAMES[type] ?? 'a block';

/** Our own words where the schema has some; else that the page has no way to show it. */
function reason(error: z.ZodError): string {
  const issue = error.issues[0];
  const own = issue && issue.code !== 'invalid_union' && /[a-z] [a-z]+.*\.$/.test(issue.message);
  return own && !issue.message.startsWith('Invalid')
    ? issue.message
    : 'holds something that our pages cannot show.';
}
