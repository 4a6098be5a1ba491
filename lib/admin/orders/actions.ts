'use server';

import { after } from 'next/server';
import { orderDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { sendDue } from '@/lib/orders/outbox';
import {
  cancelPaidInput,
  cancelUnpaidInput,
  dealWithInput,
  endShippingInput,
  holdInput,
  manualOrderInput,
  noteInput,
  orderInput,
  refundInput,
  releaseInput,
  resendInput,
  restockInput,
  shipInput,
} from './input';
import { writeManualOrder } from './manual';
import * as service from './service';

/** The mail leaves after the answer; what fails now is tried again by the shop itself. */
function mailSoon<T>(done: T): T {
  after(() => sendDue(orderDb()));
  return done;
}

export const shipParcel = staffAction('orders.fulfil', shipInput, async (parcel, person) =>
  mailSoon(await service.ship(orderDb(), person, parcel)),
);

export const packOrder = staffAction('orders.fulfil', orderInput, ({ orderId }, person) =>
  service.move(orderDb(), person, orderId, 'packed'),
);

export const deliverOrder = staffAction('orders.fulfil', orderInput, ({ orderId }, person) =>
  service.move(orderDb(), person, orderId, 'delivered'),
);

export const holdOrder = staffAction('orders.fulfil', holdInput, ({ orderId, reason }, person) =>
  service.move(orderDb(), person, orderId, 'held', reason),
);

export const releaseOrder = staffAction('orders.fulfil', releaseInput, async ({ orderId, reason }, person) =>
  mailSoon(await service.move(orderDb(), person, orderId, 'ready', reason)),
);

export const closeShipping = staffAction('orders.fulfil', endShippingInput, ({ orderId, reason }, person) =>
  service.closeShipping(orderDb(), person, orderId, reason),
);

export const cancelUnpaidOrder = staffAction(
  'orders.fulfil',
  cancelUnpaidInput,
  async ({ orderId, reason }, person) => ({
    state: await service.cancelBeforePayment(orderDb(), person, orderId, reason),
  }),
);

export const cancelPaidOrder = staffAction('orders.fulfil', cancelPaidInput, async (wish, person) =>
  mailSoon(await service.cancelPaid(orderDb(), person, wish)),
);

export const refundOrder = staffAction('orders.refund', refundInput, async (wish, person) =>
  mailSoon(await service.refund(orderDb(), person, wish)),
);

export const restockOrderLine = staffAction('stock.move', restockInput, (back, person) =>
  service.restock(orderDb(), person, back),
);

export const addOrderNote = staffAction('orders.fulfil', noteInput, ({ orderId, text }, person) =>
  service.addNote(orderDb(), person, orderId, text),
);

export const resendMail = staffAction('orders.fulfil', resendInput, async ({ orderId, mailId }, person) =>
  mailSoon(await service.resendMail(orderDb(), person, orderId, mailId)),
);

export const dealWithAlert = staffAction('orders.fulfil', dealWithInput, ({ id, note }, person) =>
  service.dealWith(orderDb(), person, id, note),
);

export const writeOrder = staffAction('orders.fulfil', manualOrderInput, async (input, person) =>
  mailSoon(await writeManualOrder(orderDb(), person, input)),
);
