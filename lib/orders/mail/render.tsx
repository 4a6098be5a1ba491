import 'server-only';
import { render } from '@react-email/components';
import { money } from '@/lib/kernel/format';
import type { OutboxKind } from '../record';
import type { OrderView } from '../types';
import { addressLines, lineDetail, modeLabel, totalRows } from '../words';
import { confirmationWords, packingWords, refundWords } from './copy';
import { OrderConfirmation } from './order-confirmation';
import { PackingNote } from './packing-note';
import { RefundNotice } from './refund-notice';
import type { Mail, MailInput } from './types';

/** Subject, HTML and plain text of an outbox row. `payload` carries the amount of an automatic refund. */
export async function renderMail(
  kind: OutboxKind,
  input: MailInput,
  payload: Record<string, unknown>,
): Promise<Mail> {
  const { order, link } = input;
  const tag = order.mode === 'live' ? '' : `[${order.mode === 'demo' ? 'Demo' : 'Test'}] `;
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
      const words = refundWords(why, amount, order.number);
      return {
        subject: `${tag}${words.title.replace(/\.$/, '')}: order ${order.number}`,
        html: await render(<RefundNotice {...input} why={why} amount={amount} />),
        text: plain(input, [words.title, words.opening, words.next, `See your order: ${link}`]),
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
