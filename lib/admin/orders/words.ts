import { exactWeight, money } from '@/lib/kernel/format';
import { alertWords } from '@/lib/orders/alert-words';
import { carrierText, mailName } from '@/lib/orders/words';
import type { AdminRefund } from './types';

type Naming = { currency: string; lineName: (line: number) => string };

/** A line of the order's history, for the shop's people. */
export function historyText(kind: string, detail: Record<string, unknown>, naming: Naming): string {
  const amount = () => money(Number(detail.amount ?? 0), naming.currency);
  const why = (key: 'reason' | 'note' = 'reason') => (detail[key] ? `: ${detail[key]}` : '');
  switch (kind) {
    case 'placed':
      return 'Order written, bags reserved';
    case 'manual':
      return `Written by hand for the customer${why('note')}`;
    case 'written_again':
      return `Written again as ${detail.number}`;
    case 'payment_processing':
      return 'Bank payment under way';
    case 'paid':
      return `Paid ${amount()}`;
    case 'payment_failed':
      return 'Payment failed, bags free again';
    case 'checkout_expired':
      return 'Payment page over without a payment, bags free again';
    case 'cancel_asked':
      return `Cancelled before it was paid${why()}`;
    case 'late_payment_refunded':
      return `${amount()} came too late; refund started`;
    case 'duplicate_payment':
      return `${amount()} paid a second time; refund started`;
    case 'refund_requested':
      return `Refund of ${amount()} asked for${why()}`;
    case 'refund':
      return `Refund of ${amount()} taken on by Stripe`;
    case 'refund_failed':
      return `Refund of ${amount()} failed at the bank`;
    case 'refund_refused':
      return `Refund of ${amount()} refused by Stripe`;
    case 'dispute':
      return `Dispute: ${String(detail.status ?? '').replaceAll('_', ' ')}`;
    case 'held':
      return `Held${detail.reason === 'amounts' ? ': the payment is not what was asked' : why()}`;
    case 'ready':
      return `Released for packing${why()}`;
    case 'roasted':
      return `Roasted in batch ${detail.batch}`;
    case 'roast_corrected':
      return `Batch ${detail.batch} corrected${why()}`;
    case 'roast_voided':
      return `Batch ${detail.batch} voided: not roasted yet${why()}`;
    case 'packed':
      return 'Packed';
    case 'part_shipped':
      return `Part shipped ${carrierText(detail)}: ${contents(detail)}`;
    case 'shipped':
      return (
        ['Shipped', carrierText(detail)].filter(Boolean).join(' ') +
        (detail.lines ? `: ${contents(detail)}` : '')
      );
    case 'rest_unshipped':
      return `Closed with the rest unshipped${why()}`;
    case 'delivered':
      return 'Delivered';
    case 'cancelled':
      return `Cancelled${why()}`;
    case 'restocked':
      return detail.line
        ? `Back into stock: ${detail.quantity} × ${naming.lineName(Number(detail.line))}${why()}`
        : `Back into stock: ${exactWeight(Number(detail.g ?? 0))}`;
    case 'note':
      return `Note: ${detail.text}`;
    case 'mail_again':
      return `Sent again: ${mailName(String(detail.kind ?? ''))}`;
    case 'dealt_with':
      return `Dealt with “${alertWords(String(detail.alert)).title}”${why('note')}`;
    default:
      return kind.replaceAll('_', ' ');
  }
}

const contents = (detail: Record<string, unknown>): string =>
  ((detail.lines ?? []) as { name: string; sizeLabel: string; quantity: number }[])
    .map((line) => `${line.quantity} × ${line.name}, ${line.sizeLabel}`)
    .join('; ');

export const REFUND_STATUS: Record<
  AdminRefund['status'],
  { text: string; tone: 'good' | 'waiting' | 'problem' }
> = {
  requested: { text: 'asked, no answer yet', tone: 'waiting' },
  pending: { text: 'under way', tone: 'waiting' },
  requires_action: { text: 'needs you in Stripe', tone: 'problem' },
  succeeded: { text: 'given back', tone: 'good' },
  failed: { text: 'failed', tone: 'problem' },
  canceled: { text: 'cancelled', tone: 'problem' },
};

export const REFUND_SOURCE: Record<AdminRefund['source'], string> = {
  admin: 'from here',
  dashboard: 'in the Stripe Dashboard',
  auto: 'by itself',
};
