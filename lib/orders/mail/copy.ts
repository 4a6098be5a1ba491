import { plural, weekdayDate, weight } from '@/lib/kernel/format';
import type { OrderView } from '../types';

// The words of the mails, shared by their HTML and their plain text.

const firstName = (order: OrderView): string => order.customerName?.trim().split(/\s+/)[0] ?? '';

export function confirmationWords(order: OrderView): {
  title: string;
  opening: string;
  promise: string;
} {
  const name = firstName(order);
  return {
    title: name ? `Thank you, ${name}.` : 'Thank you.',
    opening:
      order.fulfilmentState === 'held'
        ? `Your payment is here and your order ${order.number} is written down. One of us looks at a detail before it ships; we write if we need anything.`
        : `Your payment is here and your order ${order.number} is on our list.`,
    promise: promiseText(order),
  };
}

/** "Roasted on Tuesday 24 November, with you by Friday 27 November." */
export function promiseText({ roastsOn, arrivesBy }: OrderView): string {
  if (roastsOn && arrivesBy)
    return `We roast it on ${weekdayDate(roastsOn)}; it is with you by ${weekdayDate(arrivesBy)}.`;
  if (arrivesBy) return `It is with you by ${weekdayDate(arrivesBy)}.`;
  return 'We write again when it leaves us.';
}

export function refundWords(
  why: 'late' | 'duplicate',
  amount: string,
  number: string,
): { title: string; opening: string; next: string } {
  return why === 'late'
    ? {
        title: 'Your money is on its way back.',
        opening: `Your payment of ${amount} for order ${number} reached us after its reservation had ended, and the last bags had found somebody else. We are sorry.`,
        next: 'We send all of it back to the card or account you paid with. Banks take five to ten days to show it; you have nothing to do.',
      }
    : {
        title: 'You paid twice; one payment goes back.',
        opening: `A second payment of ${amount} arrived for order ${number}. Your order itself stands, paid once.`,
        next: 'We send the second payment back to the card or account it came from. Banks take five to ten days to show it; you have nothing to do.',
      };
}

export function packingWords(order: OrderView): { title: string; opening: string } {
  const bags = order.lines.reduce((units, { quantity }) => units + quantity, 0);
  const when = order.roastsOn ? `Roast on ${weekdayDate(order.roastsOn)}.` : 'Nothing to roast.';
  const service = order.shippingService ? ` Ship with ${order.shippingService}.` : '';
  return {
    title: `New order ${order.number}`,
    opening: `${plural(bags, 'bag')}, ${weight(order.grossWeight)} packed. ${when}${service}`,
  };
}
