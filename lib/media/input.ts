import { z } from 'zod';
import { ALT_MAX, CREDIT_MAX, FILE_NAME_MAX } from './rules';

const alt = z
  .string()
  .trim()
  .min(1, 'Say in a sentence what the photo shows: it is read out to people who cannot see it.')
  .max(ALT_MAX, `At most ${ALT_MAX} characters.`);
const credit = z.string().trim().max(CREDIT_MAX, `At most ${CREDIT_MAX} characters.`);
const perMille = z.coerce
  .number('Enter a number from 0 to 100.')
  .int()
  .min(0, 'Enter a number from 0 to 100.')
  .max(1000, 'Enter a number from 0 to 100.');

/** What travels in the address of an upload; the body is the file itself. */
export const uploadInput = z.object({
  fileName: z
    .string()
    .trim()
    .transform((name) => name.slice(-FILE_NAME_MAX))
    .default(''),
  alt,
  credit: credit.default(''),
  focusX: perMille.default(500),
  focusY: perMille.default(500),
});

/** Only fields that changed. */
export const photoInput = z.object({
  id: z.string().min(1).max(60),
  version: z.number().int(),
  alt: alt.optional(),
  credit: credit.optional(),
  focusX: perMille.optional(),
  focusY: perMille.optional(),
});
export const photoIdInput = z.object({ id: z.string().min(1).max(60) });
