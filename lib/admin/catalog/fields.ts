import { z } from 'zod';

/** The largest whole number that a column holds. */
export const INT_MAX = 2_147_483_647;
const NUL = '\u0000';

/** Trimmed text; PostgreSQL cannot hold a NUL. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .refine((text) => !text.includes(NUL), 'This text has a character in it that cannot be kept.');

/** Text that may be missing; empty is missing. */
export const wordsOrNone = (max: number) =>
  words(max)
    .nullable()
    .transform((text) => text || null);

export const whole = (min: number, max: number, say: string) =>
  z.number({ error: say }).int(say).min(min, say).max(max, say);

/** A number with at most two decimals, as the columns keep it. */
export const decimal = (min: number, max: number, say: string) =>
  z
    .number({ error: say })
    .min(min, say)
    .max(max, say)
    .refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6, say);

const DATE_WORDS = 'A day (2026-09-14), a month (2026-09) or a year (2026).';
/** A calendar fact in its own precision; the same shape as the columns' constraint. */
export const partialDate = z
  .string({ error: DATE_WORDS })
  .trim()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, DATE_WORDS);
export const partialDateOrNone = z.preprocess((text) => text || null, partialDate.nullable());

export const tags = (max = 30) =>
  z
    .array(words(60).refine((tag) => tag !== '', 'A tag needs a word.'))
    .max(max, `At most ${max}.`)
    .transform((all) => [...new Set(all)]);

/** A row under a record keeps its id, so that a restored version brings back the same rows. */
export const rowId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-z]{26}$/)
  .optional();

export const oneOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, { error: 'Choose one of the list.' });
export const oneOfOrNone = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.preprocess((name) => name || null, oneOf(names).nullable());

export const PROVENANCE = ['source', 'source+demo', 'demo', 'shop'] as const;

export const SCHEMES = [
  'Fair Trade USA',
  'Fairtrade International',
  'SPP',
  'USDA Organic',
  'EU Organic',
  'Rainforest Alliance',
  'Bird Friendly',
  'Demeter',
  'Regenerative Organic',
  'Denominación de origen',
] as const;
export const HOLDERS = ['producer', 'importer', 'us'] as const;

/** A certificate of a producer or of a lot. */
export const certificateInput = z.strictObject({
  id: rowId,
  scheme: oneOf(SCHEMES),
  holder: oneOf(HOLDERS),
  certificateNo: wordsOrNone(120),
  certifier: wordsOrNone(200),
  validFrom: partialDateOrNone,
  validTo: partialDateOrNone,
});
/** As the column's constraint has it: compared as exactly as the less exact of the two dates. */
export const endsAfterItBegins = ({
  validFrom,
  validTo,
}: {
  validFrom: string | null;
  validTo: string | null;
}): boolean =>
  !validFrom || !validTo || validFrom.slice(0, validTo.length) <= validTo.slice(0, validFrom.length);
export const ENDS_TOO_EARLY = { path: ['validTo'], message: 'It cannot end before it begins.' };
export type CertificateRow = z.output<typeof certificateInput>;

export const factInput = z.strictObject({
  id: rowId,
  field: words(60).refine((field) => field !== '', 'Say which fact it is about.'),
  value: wordsOrNone(500),
  source: words(300).refine((source) => source !== '', 'Say who says so.'),
  url: z.preprocess(
    (text) => text || null,
    z
      .url({ protocol: /^https?$/, error: 'A whole web address: https://…' })
      .max(1000, 'At most 1,000 characters.')
      .nullable(),
  ),
  asOf: partialDateOrNone,
  status: oneOf(['verified', 'stated', 'demo']),
});
export const factsInput = z.array(factInput).max(100, 'At most 100.');

/** Messages by the path of their field, as the server's actions give them. */
export function problemsOf(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.join('.');
    fields[name] = [...(fields[name] ?? []), message];
  }
  return fields;
}

/** A form's `check`: what a schema says against these values. */
export const checkWith = (schema: z.ZodType) => (values: Record<string, unknown>) => {
  const parsed = schema.safeParse(values);
  return parsed.success ? {} : problemsOf(parsed.error);
};
