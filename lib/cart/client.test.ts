import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { minor, type VariantId } from '@/lib/kernel/units';
import { cartQuery, cartWrites } from './client';
import { draftLine } from './rules';
import type { CartView } from './types';

const line = draftLine(
  {
    variantId: 'var_a' as VariantId,
    grind: 'whole-bean',
    coffeeSlug: 'a',
    coffeeName: 'A',
    sizeLabel: '250 g',
    form: 'roasted',
    lotCode: 'A-1',
    unitPrice: minor(1000),
    basePrice: minor(4000),
    unitPriceBase: 'kg',
    sheet: { altitudeMin: null, altitudeMax: null, process: null, processModifiers: [] },
  },
  1,
);
const initialData: CartView = {
  lines: [line],
  count: 1,
  subtotal: minor(1000),
  currency: 'USD',
  gross: 300 as CartView['gross'],
  country: 'US',
  freeShippingGap: null,
  delivery: null,
  shippingProblem: null,
  hash: '',
  notice: null,
};

test('a click shows at once, and the cart stays, while the header reads the cart that the page brought', () => {
  vi.stubGlobal('window', globalThis);
  const client = new QueryClient();
  // The header asks first; the cart page appears a moment later and brings the cart along.
  const unanswered = () => new Promise<CartView>(() => {});
  new QueryObserver(client, { ...cartQuery, queryFn: unanswered }).subscribe(() => {});
  new QueryObserver(client, { ...cartQuery, queryFn: unanswered, initialData }).subscribe(() => {});

  cartWrites(client, () => {}).write({ kind: 'set', line, quantity: 5 });
  expect(client.getQueryData(cartQuery.queryKey)?.lines).toMatchObject([{ quantity: 5 }]);
});
