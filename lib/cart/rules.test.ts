import { describe, expect, it } from 'vitest';
import { minor } from '@/lib/kernel/units';
import {
  blocksCheckout,
  canCheckOut,
  draftLine,
  fittingGrind,
  granted,
  grindsFor,
  lineLabel,
  withLine,
  withoutLine,
  withQuantity,
} from './rules';
import type { CartView, LineDraft } from './types';
import { draft, emptyView } from './view.testing';

const line = (quantity: number, over: Partial<LineDraft> = {}) => draftLine(draft(over), quantity);
const empty: CartView = {
  ...emptyView,
  freeShippingGap: { threshold: minor(5000), missing: minor(5000) },
  notice: { code: 'cart_changed' },
};

describe('the optimistic cart', () => {
  it('adds up units and money, and drops what was said about the cart before', () => {
    const cart = withLine(withLine(empty, line(2)), line(1, { grind: 'espresso' }));
    expect(cart).toMatchObject({ count: 3, subtotal: 4350, notice: null });
    expect(cart.lines.map(({ key }) => key)).toEqual(['var_a:whole-bean', 'var_a:espresso']);
  });

  it('adds to the line that is there, in its place', () => {
    const cart = withLine(withLine(withLine(empty, line(2)), line(1, { grind: 'moka' })), line(3));
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([5, 1]);
  });

  it('comes nearer to free shipping and never goes past it', () => {
    const cart = withLine(empty, line(3));
    expect(cart.freeShippingGap).toEqual({ threshold: 5000, missing: 650 });
    expect(withLine(cart, line(1)).freeShippingGap).toEqual({ threshold: 5000, missing: 0 });
  });

  it('removes at zero and leaves an absent line absent', () => {
    const cart = withLine(empty, line(2));
    expect(withQuantity(cart, 'var_a:whole-bean', 0).lines).toEqual([]);
    expect(withoutLine(cart, 'var_a:moka')).toMatchObject({ count: 2 });
    expect(withQuantity(cart, 'var_a:moka', 3)).toMatchObject({ count: 2 });
  });

  it('shows no more than a line may hold', () => {
    expect(withQuantity(withLine(empty, line(2)), 'var_a:whole-bean', 30).count).toBe(24);
    expect(withLine(withLine(empty, line(20)), line(20)).count).toBe(24);
  });
});

describe('granted', () => {
  it.each([
    ['all of it when it fits', 3, 1, 10, { quantity: 3, short: null }],
    ['what fits when it does not', 12, 1, 10, { quantity: 10, short: 'stock' }],
    ['the limit when the lot has more', 30, 1, 100, { quantity: 24, short: 'limit' }],
    ['what fits when that is less than the limit', 30, 1, 5, { quantity: 5, short: 'stock' }],
    ['nothing of a sold-out lot to a new line', 1, 0, 0, { quantity: 0, short: 'stock' }],
    ['what it had to a line whose lot sold out', 5, 4, 0, { quantity: 4, short: 'stock' }],
    ['less to a line whose lot sold out and which wants less', 2, 4, 0, { quantity: 2, short: 'stock' }],
  ] as const)('grants %s', (_, wanted, had, fits, outcome) => {
    expect(granted(wanted, had, fits)).toEqual(outcome);
  });
});

describe('grind', () => {
  it('is a choice for roasted coffee alone', () => {
    expect(grindsFor('roasted')).toContain('espresso');
    expect(grindsFor('roasted')).not.toContain('none');
    expect(grindsFor('green')).toEqual(['none']);
    expect(fittingGrind('chocolate', 'espresso')).toBe('none');
    expect(fittingGrind('roasted', 'none')).toBe('whole-bean');
    expect(fittingGrind('roasted', 'moka')).toBe('moka');
  });

  it('is part of a line’s name', () => {
    expect(lineLabel(draft())).toBe('Peru La Convención, 250 g, whole bean');
    expect(lineLabel(draft({ form: 'green', grind: 'none', sizeLabel: '5 lb' }))).toBe(
      'Peru La Convención, 5 lb, green',
    );
    expect(
      lineLabel(draft({ coffeeName: 'Chuncho', form: 'chocolate', grind: 'none', sizeLabel: '70 g' })),
    ).toBe('Chuncho, 70 g');
  });
});

describe('checking out', () => {
  const cart = withLine(empty, line(2));
  const withProblem = (problem: CartView['lines'][number]['problem']): CartView => ({
    ...cart,
    lines: cart.lines.map((each) => ({ ...each, problem })),
  });

  it('waits until every line can be ordered', () => {
    expect(canCheckOut(cart)).toBe(true);
    expect(canCheckOut(withProblem({ kind: 'sold_out' }))).toBe(false);
    expect(canCheckOut(withProblem({ kind: 'not_enough', units: 1 }))).toBe(false);
    expect(canCheckOut({ ...cart, shippingProblem: { kind: 'unserved' } })).toBe(false);
    expect(canCheckOut(empty)).toBe(false);
  });

  it('is not held up by a price that changed and is shown', () => {
    expect(canCheckOut(withProblem({ kind: 'price_changed', oldPrice: minor(1400) }))).toBe(true);
    expect(blocksCheckout({ kind: 'freight' })).toBe(true);
  });
});
