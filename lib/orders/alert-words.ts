import { money } from '@/lib/kernel/format';
import type { AlertKind } from './alerts';
import { mailName } from './words';

type Detail = Record<string, unknown>;
export type AlertWords = { title: string; what: string; todo: string };

const amountOf = (detail: Detail): string =>
  typeof detail.amount === 'number' && typeof detail.currency === 'string'
    ? money(detail.amount, detail.currency.toUpperCase())
    : 'The money';

/** What happened and what a shop person does about it. `detail` as the alert keeps it. */
export function alertWords(kind: string, detail: Detail = {}): AlertWords {
  switch (kind as AlertKind) {
    case 'amount_mismatch':
      return {
        title: 'The payment is not what was asked',
        what: Array.isArray(detail.wrong)
          ? `${detail.wrong.join('; ')}.`
          : 'The payment page did not stand for what the shop had asked; nobody could pay there.',
        todo: 'Compare the payment with the order. Right after all: release the order. Wrong: refund it and cancel.',
      };
    case 'dispute':
      return {
        title: 'The customer’s bank disputes the payment',
        what: `Reason given: ${String(detail.reason ?? 'none').replaceAll('_', ' ')}. The bank may have taken the money back already.`,
        todo: 'Answer in the Stripe Dashboard before its deadline, with the tracking number if it shipped. Do not refund as well, and ship nothing before it is decided.',
      };
    case 'late_payment':
      return {
        title: 'Paid when the bags were gone',
        what: `${amountOf(detail)} arrived after the reservation had ended and goes back by itself; the customer has a mail.`,
        todo: 'See that the refund below went through. You may write to the customer and offer another lot.',
      };
    case 'duplicate_payment':
      return {
        title: 'Paid twice',
        what: `A second payment of ${amountOf(detail)} arrived and goes back by itself; the order stands, paid once.`,
        todo: 'See that the refund below went through.',
      };
    case 'orphan_payment':
      return {
        title: 'A payment without an order',
        what: `${amountOf(detail)} was paid on session ${detail.sessionId} for an order that this database does not have, for instance after a backup was restored.${boughtText(detail)}`,
        todo: 'Look the payment up in Stripe. Ship what was bought and correct the stock by a count, or refund it in the Dashboard.',
      };
    case 'payment_in_doubt':
      return {
        title: 'It is not sure whether this is paid',
        what: 'The payment page ended while the bank was still at work. The bags stay reserved.',
        todo: 'Look the payment up in Stripe. It settles by itself when the bank decides; if it hangs for days, ask Stripe.',
      };
    case 'refund_failed':
      return {
        title: 'A refund did not go through',
        what: String(detail.error ?? detail.reason ?? 'Stripe or the bank refused it.'),
        todo: 'The customer does not have the money. Press Refund to try again, or arrange another way with the customer and note it here.',
      };
    case 'mail_stuck':
      return {
        title: 'A mail cannot be sent',
        what: `${mailName(String(detail.kind ?? ''))}: ${detail.error ?? 'the mail server refuses it'}.`,
        todo: 'Check the address and the mail server. It is tried again every six hours; “Send again” tries at once.',
      };
    case 'event_stuck':
      return {
        title: 'A report from Stripe cannot be applied',
        what: `${detail.type}: ${detail.error ?? 'unknown error'}.`,
        todo: 'It is tried again by itself. If it stays, show this line to whoever runs the server.',
      };
    case 'session_missing':
      return {
        title: 'Stripe does not know this payment page',
        what: 'The key in use may belong to another Stripe account. The bags stay reserved.',
        todo: 'Check which account the key belongs to. Only when nobody can have paid there, cancel the order.',
      };
    case 'checkout_refused':
      return {
        title: 'Stripe refuses to open payment pages',
        what: String(detail.error ?? 'The request was refused.'),
        todo: 'Customers cannot pay until this is mended: check key, currency and shipping countries with whoever runs the server.',
      };
    case 'wrong_mode':
      return {
        title: 'Reports of another mode arrive',
        what: 'Stripe sends test reports to a live shop, or live ones to a test shop.',
        todo: 'Correct the webhook address in the Stripe Dashboard.',
      };
    case 'drift':
      return {
        title: 'The books of Stripe and the shop differ',
        what: driftText(detail),
        todo: 'Run npm run reconcile and read what it says. If it stays, compare the payments of that day in Stripe with the orders, orphan payments first.',
      };
    default:
      return { title: kind, what: '', todo: 'Look at the order.' };
  }
}

/** What Stripe says was bought, of a payment whose order is gone. */
function boughtText({ lines }: Detail): string {
  if (!Array.isArray(lines) || lines.length === 0) return '';
  const bought = (lines as Detail[]).map((line) => `${line.quantity} × ${line.sku ?? line.variant_id}`);
  return ` Bought: ${bought.join('; ')}.`;
}

function driftText(detail: Detail): string {
  const side = (name: string) => detail[name] as { stripe?: number; shop?: number } | undefined;
  const row = (label: string, sums?: { stripe?: number; shop?: number }) =>
    sums && sums.stripe !== sums.shop
      ? `${label}: ${sums.stripe} at Stripe, ${sums.shop} here (smallest currency units, last 26 hours).`
      : '';
  return [row('Taken', side('taken')), row('Given back', side('refunded'))].filter(Boolean).join(' ');
}
