import { beforeAll, expect, it } from 'vitest';
import type { OrderId } from '@/lib/kernel/units';
import { hashToken, orderPath, orderToken, verifyOrderToken } from './token';

beforeAll(() => {
  process.env.SESSION_SECRET = 'a secret of at least thirty-two characters';
});
const id = 'ord_1' as OrderId;
const other = 'ord_2' as OrderId;

it('an order’s key opens that order and no other', () => {
  const order = { id, accessTokenHash: hashToken(orderToken(id)) };
  expect(orderToken(id)).toMatch(/^[\w-]{43}$/);
  expect(verifyOrderToken(order, orderToken(id))).toBe(true);
  expect(verifyOrderToken(order, orderToken(other))).toBe(false);
  expect(verifyOrderToken(order, order.accessTokenHash)).toBe(false);
  for (const nothing of ['', null, undefined]) expect(verifyOrderToken(order, nothing)).toBe(false);
});

it('a key sent before the shop’s secret changed still opens its order', () => {
  const old = 'a token made from the secret of last year';
  expect(verifyOrderToken({ id, accessTokenHash: hashToken(old) }, old)).toBe(true);
  expect(verifyOrderToken({ id, accessTokenHash: hashToken(old) }, orderToken(id))).toBe(true);
});

it('the link names the order and carries its key', () => {
  expect(orderPath({ id, number: 'YU-7K3M-9QD4' })).toBe(`/orders/YU-7K3M-9QD4?key=${orderToken(id)}`);
});
