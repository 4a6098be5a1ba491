import 'server-only';
import { render } from '@react-email/components';
import { moment, money } from '@/lib/kernel/format';
import type { MailKind } from '../record';
import type { ParcelNote } from '../shipments';
import type { OrderView } from '../types';
import { addressLines, carrierText, lineDetail, modeLabel, totalRows } from '../words';
import {
  cancelledWords,
  confirmationWords,
  type LetterWords,
  packingWords,
  paymentLinkWords,
  refundedWords,
  refundWords,
  shipmentWords,
} from './copy';
import { Letter } from './letter';
import { OrderConfirmation } from './order-confirmation';
import { PackingNote } from './packing-note';
import { ParcelLines } from './parcel-lines';
import type { Mail, MailInput } from './types';

/**
 * Subject, HTML and plain text of an outbox row. `payload` carries what the order does not say: the amount of a refund,
 * a parcel, a payment link.
 */
export async function renderMail(
  kind: MailKind,
  input: MailInput,
  payload: Record<string, unknown>,
): Promise<Mail> {
  const { order, link } = input;
  const tag = order.mode === 'live' ? '' : `[${order.mode === 'demo' ? 'Demo' : 'Test'}] `;
  const seeOrder = { href: link, label: 'See your order' };
  const letter = async (words: LetterWords): Promise<Mail> => ({
    subject: `${tag}${words.title.replace(/\.$/, '')}: order ${order.number}`,
    html: await render(<Letter {...input} words={words} action={seeOrder} />),
    text: plain(input, [words.title, words.opening, words.next, `See your order: ${link}`]),
  });
  switch (kind) {
    case 'order_confirmation': {
      const words = confirmationWords(order);
      return {
        subject: `${tag}Your order ${order.number} is in`,
        html: await render(<OrderConfirmation {...input} />),
        text: plain(input, [
          words.title,
          words.opening,
          words.promise,
          `See your order: ${link}`,
          table(order),
          address(order),
        ]),
      };
    }
    case 'fulfil': {
      const words = packingWords(order);
      return {
        subject: `${tag}New order ${order.number}`,
        html: await render(<PackingNote {...input} />),
        text: plain(input, [words.title, words.opening, table(order), address(order)]),
      };
    }
    case 'payment_refunded_late':
    case 'payment_refunded_duplicate': {
      const why = kind === 'payment_refunded_late' ? 'late' : 'duplicate';
      const amount = money(Number(payload.amount), String(payload.currency ?? order.currency));
      return letter(refundWords(why, amount, order.number));
    }
    case 'refunded':
      return letter(refundedWords(money(Number(payload.amount), order.currency), order.number));
    case 'cancelled':
      return letter(cancelledWords(order));
    case 'payment_link': {
      const until = moment(String(payload.expiresAt), input.shop.timeZone);
      const words = paymentLinkWords(order, until);
      const href = String(payload.url);
      return {
        subject: `${tag}Pay for your order ${order.number}`,
        html: await render(<Letter {...input} words={words} action={{ href, label: 'Go to payment' }} />),
        text: plain(input, [words.title, words.opening, words.next, `Pay here: ${href}`, table(order)]),
      };
    }
    case 'shipped': {
      const parcel = payload as ParcelNote;
      const words = shipmentWords(order, parcel);
      return {
        subject: `${tag}${words.title.replace(/\.$/, '')}: order ${order.number}`,
        html: await render(
          <Letter {...input} words={words} action={seeOrder}>
            <ParcelLines parcel={parcel} />
          </Letter>,
        ),
        text: plain(input, [
          words.title,
          words.opening,
          parcel.lines.map((line) => `${line.quantity} × ${line.name}, ${line.sizeLabel}`).join('\n'),
          [carrierText(parcel), parcel.trackingUrl].filter(Boolean).join('\n'),
          words.next,
          `See your order: ${link}`,
        ]),
      };
    }
  }
}

function plain({ order, shop }: MailInput, parts: string[]): string {
  const label = modeLabel(order.mode);
  const foot = `${shop.legalName}, ${shop.street}, ${shop.city}. Questions? Answer this mail.`;
  return [shop.name, label, ...parts, '--', foot].filter(Boolean).join('\n\n');
}

function table(order: OrderView): string {
  const lines = order.lines.map(
    (line) =>
      `${line.quantity} × ${line.name}, ${line.sizeLabel}: ${money(line.total, order.currency)}\n  ${lineDetail(line)}`,
  );
  const totals = totalRows(order).map(({ label, amount }) => `${label}: ${money(amount, order.currency)}`);
  return [`Order ${order.number}`, ...lines, '', ...totals].join('\n');
}

function address(order: OrderView): string {
  const lines = addressLines(order.shipTo);
  return lines.length > 0 ? ['Goes to', ...lines].join('\n') : '';
}
