import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/kernel/errors';
import { draftLine, totals } from './rules';
import type { CartLine, CartView, Grind } from './types';
import { draft, emptyView } from './view.testing';
import { applied, type CartWrite, createWriteQueue, merged, type WriteFailure } from './write-queue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const line = (quantity: number, grind: Grind = 'whole-bean'): CartLine =>
  draftLine(draft({ grind }), quantity);
const add = (quantity: number, grind?: Grind): CartWrite => ({ kind: 'add', line: line(quantity, grind) });
const set = (quantity: number, grind?: Grind): CartWrite => ({ kind: 'set', line: line(0, grind), quantity });
const cart = (...lines: CartLine[]): CartView => ({ ...emptyView, ...totals(lines), lines });

/** A shop that keeps a cart, answers when told to, and may be down. */
function shopWith(start: CartView | undefined, server = start ?? cart()) {
  let kept = server;
  let shown = start;
  let down = false;
  const open: (() => void)[] = [];
  const sent: CartWrite[] = [];
  const failures: WriteFailure[] = [];
  const calls = { cancelled: 0, reread: 0 };
  const queue = createWriteQueue({
    send: (write) => {
      sent.push(write);
      return new Promise<ActionResult<CartView>>((resolve, reject) => {
        open.push(() => {
          if (down) return reject(new Error('no answer'));
          kept = applied(kept, write);
          resolve({ ok: true, data: kept });
        });
      });
    },
    read: () => shown,
    show: (next) => {
      shown = next;
    },
    cancelReads: () => void calls.cancelled++,
    reread: () => void calls.reread++,
    fail: (failure) => failures.push(failure),
  });
  return {
    ...queue,
    sent,
    failures,
    calls,
    quantity: () => shown?.lines.map((each) => each.quantity),
    kept: () => kept.lines.map((each) => each.quantity),
    goDown: () => {
      down = true;
    },
    /** The oldest open request is answered. */
    answer: async () => {
      open.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe('thirty fast clicks', () => {
  it('end at the right number with two requests, however fast the answers are', async () => {
    const shop = shopWith(cart(line(1)));
    for (let click = 2; click <= 21; click++) {
      shop.write(set(click));
      expect(shop.quantity()).toEqual([click]);
      await shop.answer();
      await shop.pass(20);
    }
    await shop.pass(250);
    await shop.answer();
    expect(shop.sent.map((write) => write.kind === 'set' && write.quantity)).toEqual([2, 21]);
    expect(shop.kept()).toEqual([21]);
    expect(shop.quantity()).toEqual([21]);
  });

  it('on "Add to cart" add each click once', async () => {
    const shop = shopWith(cart());
    for (let click = 0; click < 20; click++) shop.write(add(1));
    expect(shop.quantity()).toEqual([20]);
    await shop.answer();
    expect(shop.quantity()).toEqual([20]);
    await shop.pass(250);
    await shop.answer();
    expect(shop.sent).toHaveLength(2);
    expect(shop.kept()).toEqual([20]);
  });
});

describe('an older answer', () => {
  it('does not bring back a line that was removed meanwhile', async () => {
    const shop = shopWith(cart(line(1)));
    shop.write(set(2));
    shop.write(set(0));
    expect(shop.quantity()).toEqual([]);
    await shop.answer();
    expect(shop.quantity()).toEqual([]);
    await shop.pass(250);
    await shop.answer();
    expect(shop.quantity()).toEqual([]);
    expect(shop.kept()).toEqual([]);
  });

  it('does not undo a newer click on another line', async () => {
    const shop = shopWith(cart(line(1), line(1, 'moka')));
    shop.write(set(5));
    shop.write(set(7, 'moka'));
    await shop.answer();
    expect(shop.quantity()).toEqual([5, 7]);
    await shop.pass(250);
    await shop.answer();
    expect(shop.kept()).toEqual([5, 7]);
  });
});

it('sends the first click at once and one after a pause too', async () => {
  const shop = shopWith(cart(line(1)));
  shop.write(set(2));
  expect(shop.sent).toHaveLength(1);
  await shop.answer();
  await shop.pass(300);
  shop.write(set(3));
  expect(shop.sent).toHaveLength(2);
});

it('sends one write at a time', async () => {
  const shop = shopWith(cart(line(1)));
  shop.write(set(2));
  shop.write(set(3, 'moka'));
  await shop.pass(1000);
  expect(shop.sent).toHaveLength(1);
  await shop.answer();
  expect(shop.sent).toHaveLength(2);
});

it('the last answer of the server replaces what was guessed', async () => {
  const shop = shopWith(cart(), cart(line(3)));
  shop.write(add(1));
  expect(shop.quantity()).toEqual([1]);
  await shop.answer();
  expect(shop.quantity()).toEqual([4]);
});

it('a flush sends what waits and resolves when everything is answered', async () => {
  const shop = shopWith(cart(line(1)));
  shop.write(set(2));
  shop.write(set(3));
  let left = false;
  const leaving = shop.flush().then(() => {
    left = true;
  });
  await shop.answer();
  expect(shop.sent).toHaveLength(2);
  expect(left).toBe(false);
  await shop.answer();
  await leaving;
  expect(shop.isBusy()).toBe(false);
});

it('a refusal is reported and taken off the screen', async () => {
  const shown: (number[] | undefined)[] = [];
  let cartNow = cart(line(1));
  const failures: WriteFailure[] = [];
  const queue = createWriteQueue({
    send: async () => ({ ok: false, error: { code: 'freight_only' } }),
    read: () => cartNow,
    show: (next) => {
      cartNow = next;
      shown.push(next.lines.map((each) => each.quantity));
    },
    cancelReads: () => {},
    reread: () => {},
    fail: (failure) => failures.push(failure),
  });
  queue.write(add(1, 'moka'));
  await queue.settled();
  expect(shown).toEqual([[1, 1], [1]]);
  expect(failures).toEqual([{ code: 'freight_only' }]);
});

it('a write without an answer is reported, and the cart read again', async () => {
  const shop = shopWith(cart(line(1)));
  shop.goDown();
  shop.write(set(2));
  await shop.answer();
  expect(shop.failures).toEqual([{ code: 'unreachable' }]);
  expect(shop.quantity()).toEqual([1]);
  expect(shop.calls.reread).toBe(1);
});

it('guesses nothing about a cart that was not read yet', async () => {
  const shop = shopWith(undefined, cart(line(3)));
  shop.write(add(1));
  expect(shop.quantity()).toBeUndefined();
  await shop.answer();
  expect(shop.quantity()).toEqual([4]);
});

describe('writes that wait', () => {
  it('become one for each line', () => {
    expect(merged([set(2)], set(5))).toEqual([set(5)]);
    expect(merged([add(2)], add(1))).toEqual([add(3)]);
    expect(merged([set(0)], add(2))).toEqual([set(2)]);
    expect(merged([set(2), set(1, 'moka')], set(3))).toEqual([set(3), set(1, 'moka')]);
  });

  it('keep an add before the set that follows it, since only an add makes a line', () => {
    expect(merged([add(1)], set(4))).toEqual([add(1), set(4)]);
    expect(merged([add(1), set(4)], set(0))).toEqual([add(1), set(0)]);
    expect(merged([add(1), set(4)], add(1))).toEqual([add(1), set(5)]);
  });

  it('keep the last country only', () => {
    const to = (country: string): CartWrite => ({ kind: 'country', country });
    expect(merged([to('US'), set(1)], to('PE'))).toEqual([to('PE'), set(1)]);
  });
});

it('an answer to an older question cannot overwrite what was clicked since', async () => {
  vi.useRealTimers();
  const client = new QueryClient();
  const key = ['cart'];
  client.setQueryData(key, cart(line(1)));
  let answerRead = (_: CartView) => {};
  const reading = client.fetchQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      new Promise<CartView>((resolve, reject) => {
        answerRead = resolve;
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  const queue = createWriteQueue({
    send: async () => ({ ok: true, data: cart(line(7)) }),
    read: () => client.getQueryData(key),
    show: (next) => client.setQueryData(key, next),
    cancelReads: () => void client.cancelQueries({ queryKey: key }),
    reread: () => {},
    fail: () => {},
  });
  queue.write(set(7));
  answerRead(cart(line(1)));
  await Promise.allSettled([reading, queue.settled()]);
  expect(client.getQueryData<CartView>(key)?.lines[0]?.quantity).toBe(7);
});
