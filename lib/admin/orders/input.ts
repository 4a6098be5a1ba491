import { z } from 'zod';
import { GRINDS } from '@/lib/cart/types';
import { minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { pressKeyInput } from '../press-input';

const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w-]+$/);
const orderId = id.transform((text) => text as OrderId);
const line = z.number().int().min(1).max(1000);
const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const said = (message: string) => text(500).min(1, message);

export const orderInput = z.object({ orderId });
export const noteInput = z.object({ orderId, text: text(2000).min(1, 'Write something first.') });
export const holdInput = z.object({ orderId, reason: said('Say why, for whoever finds it held.') });
export const releaseInput = z.object({ orderId, reason: text(500) });
export const endShippingInput = z.object({ orderId, reason: said('Say why the rest will not ship.') });
export const cancelUnpaidInput = z.object({ orderId, reason: text(500) });
export const cancelPaidInput = z.object({
  orderId,
  reason: said('Say why, for the shop’s own eyes.'),
  refund: z.enum(['all', 'nothing'], 'Choose whether the money goes back.'),
  key: pressKeyInput,
});
export const refundInput = z.object({
  orderId,
  amount: z
    .number('Enter an amount such as 12.50.')
    .int()
    .min(1, 'Enter an amount above zero.')
    .max(1_000_000_000)
    .transform(minor),
  reason: said('Say why; it stays with the refund.'),
  key: pressKeyInput,
});
export const restockInput = z.object({
  orderId,
  line,
  quantity: z.number('Enter a whole number of bags.').int().min(1, 'At least one bag.').max(9999),
  reason: said('Say why it came back; it stays in the ledger.'),
  key: pressKeyInput,
});
export const shipInput = z.object({
  orderId,
  key: pressKeyInput,
  lines: z
    .array(z.object({ line, quantity: z.number().int().min(0).max(9999) }))
    .max(1000)
    .refine((lines) => lines.some(({ quantity }) => quantity > 0), 'Put at least one bag into the parcel.'),
  carrier: text(60).min(1, 'Name the carrier, or write “collected”.'),
  tracking: text(100),
  trackingUrl: z.union([
    z.literal('').transform(() => null),
    z.url({ protocol: /^https?$/, error: 'A web address that starts with https://' }).max(500),
  ]),
});
export const resendInput = z.object({ orderId, mailId: id });
export const dealWithInput = z.object({
  id: z.number().int().min(1),
  note: said('Say what you did; it stays with it.'),
});
export const manualOrderInput = z.object({
  key: pressKeyInput,
  /** The order by hand that nobody paid in time, when this one is written in its place. */
  again: orderId.optional(),
  lines: z
    .array(
      z.object({
        variantId: id.transform((one) => one as VariantId),
        grind: z.enum(GRINDS),
        quantity: z.number('Enter a whole number of bags.').int().min(1, 'At least one bag.').max(9999),
      }),
    )
    .min(1, 'Choose at least one coffee.')
    .max(50),
  name: text(120),
  email: z.union([z.literal('').transform(() => null), z.email('This is not an e-mail address.').max(200)]),
  country: z.string().regex(/^[A-Z]{2}$/, 'Choose a country.'),
  note: text(500),
  sendMail: z.boolean(),
});
export type ManualOrder = z.output<typeof manualOrderInput>;
