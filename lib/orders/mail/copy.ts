import { agree, money, plural, weekdayDate, weight } from '@/lib/kernel/format';
import type { ParcelNote } from '../shipments';
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

export function refundWords(why: 'late' | 'duplicate', amount: string, number: string): LetterWords {
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

/** A letter of a few sentences with one link. */
export type LetterWords = { title: string; opening: string; next: string };

export function refundedWords(amount: string, number: string): LetterWords {
  return {
    title: `${amount} is on its way back.`,
    opening: `We have sent ${amount} of your order ${number} back to the card or account you paid with.`,
    next: 'Banks take five to ten days to show it; you have nothing to do.',
  };
}

export function cancelledWords(order: OrderView): LetterWords {
  return {
    title: 'Your order is cancelled.',
    opening: `Your order ${order.number} was cancelled before it shipped; nothing of it will be sent.`,
    next:
      order.refunded > 0
        ? `${money(order.refunded, order.currency)} goes back to the card or account you paid with. Banks take five to ten days to show it.`
        : 'If money of yours goes back, we write as soon as it does. Any question? Answer this mail.',
  };
}

/** `until`: in words, the shop's time. */
export function paymentLinkWords(order: OrderView, until: string): LetterWords {
  const name = firstName(order);
  return {
    title: name ? `Your coffee is put aside, ${name}.` : 'Your coffee is put aside.',
    opening: `We have written down order ${order.number} for you. On the payment page you enter your address, choose the delivery and pay.`,
    next: `The bags are kept for you until ${until}. After that they go back on the table, and we gladly send a new link.`,
  };
}

export function shipmentWords(order: OrderView, parcel: ParcelNote): LetterWords {
  const isPart = parcel.rest > 0;
  return {
    title: isPart ? 'A first parcel is on its way.' : 'Your coffee is on its way.',
    opening: `We handed ${isPart ? 'part of ' : ''}your order ${order.number} to ${parcel.carrier || 'the carrier'}.`,
    next: isPart
      ? `${plural(parcel.rest, 'bag')} of your order ${agree(parcel.rest, 'follows', 'follow')} in another parcel.`
      : 'That is all of it. Enjoy it.',
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
