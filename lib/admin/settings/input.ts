import { z } from 'zod';
import { words } from '@/lib/admin/catalog/fields';
import { now } from '@/lib/kernel/clock';
import { LOCALES, type Locale } from '@/lib/kernel/locale';
import { MAIL_KINDS } from '@/lib/orders/record';
import { COUNTRIES } from '@/lib/shipping/countries';
import { deliveryPromise } from '@/lib/shipping/delivery';
import type { SettingsValues } from './types';

const needed = (max: number, say: string) => words(max).refine((text) => text !== '', say);
const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
};
const day = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.startsWith(text),
    'A day of the calendar: 2026-12-25.',
  );

/** The whole record: what is right in one field may hang on another. */
export const settingsValues: z.ZodType<SettingsValues> = z
  .strictObject({
    name: needed(60, 'A shop needs a name.'),
    legalName: needed(120, 'The imprint needs the name of whoever runs the shop.'),
    street: needed(120, 'The imprint needs an address.'),
    city: needed(120, 'The imprint needs a town.'),
    country: z.enum(COUNTRIES as [string, ...string[]], { error: 'Choose a country of the list.' }),
    email: z.email('This is not an e-mail address.').trim().max(200),
    phone: words(40).refine(
      (text) => text === '' || /^[+\d][\d\s()/.-]{4,}$/.test(text),
      'Digits, such as +1 503 555 0100.',
    ),
    taxNumber: words(60),
    privacyText: words(30_000),
    returnsText: words(30_000),
    unitPriceBase: z.enum(['kg', 'lb', '100g']),
    locale: z.enum(Object.keys(LOCALES) as [Locale, ...Locale[]], {
      error: 'Choose a way of writing of the list.',
    }),
    showWasPrice: z.boolean(),
    timeZone: z.string().max(60).refine(isZone, 'Choose a time zone of the list.'),
    roastDays: z
      .array(z.int().min(1).max(7))
      .min(1, 'Roast on one day of the week at least; without one no order could be promised a date.')
      .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
    cutOffHour: z.int().min(0).max(24),
    holidays: z
      .array(day)
      .max(200, 'At most 200 days.')
      .transform((days) => [...new Set(days)].sort()),
    stripeTax: z.boolean(),
    demo: z.boolean(),
  })
  .superRefine((shop, context) => {
    // What is wrong already is said already.
    const hasDays = shop.roastDays.length > 0 && shop.roastDays.every((day) => day >= 1 && day <= 7);
    if (!isZone(shop.timeZone) || !hasDays) return;
    try {
      deliveryPromise({ ...shop, now: now(), needsRoasting: true, minBusinessDays: 1, maxBusinessDays: 20 });
    } catch {
      context.addIssue({
        code: 'custom',
        path: ['holidays'],
        message: 'With these holidays no roast day is left within a year.',
      });
    }
  });

const id = z.string().min(1).max(60);
const version = z.int().min(1);
const changes = z.record(z.string().max(60), z.unknown());

export const saveSettingsInput = z.object({ version, changes });
export const loadInput = z.object({});
export const saveServiceInput = z.object({ id, version, changes });
export const addServiceInput = z.object({ values: z.record(z.string().max(60), z.unknown()) });
export const removeServiceInput = z.object({ id, version });
export const moveServiceInput = z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) });
export const testMailInput = z.object({ kind: z.enum([...MAIL_KINDS, 'staff_invitation']) });

const text = z.string().max(60);
/** The form as it arrives, before anything is read from it. */
export const serviceText = z.strictObject({
  zone: needed(80, 'Name the zone, such as “United States”.'),
  name: needed(60, 'Name the service, as customers read it.'),
  countries: z
    .array(
      z.enum(COUNTRIES as [string, ...string[]], { error: 'Stripe’s payment page takes no address there.' }),
    )
    .min(1, 'Choose one country at least.')
    .transform((codes) => [...new Set(codes)]),
  minBusinessDays: text,
  maxBusinessDays: text,
  freeFrom: text,
  bands: z
    .array(z.strictObject({ upTo: text, price: text }))
    .min(1, 'Add one band at least: without a price nothing ships.')
    .max(40, 'At most 40 bands.'),
});
