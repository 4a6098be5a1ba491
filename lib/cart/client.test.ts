import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { cartQuery, cartWrites } from './client';
import { draftLine, totals } from './rules';
import type { CartView } from './types';
import { draft, emptyView } from './view.testing';

const line = draftLine(draft(), 1);
const initialData: CartView = { ...emptyView, ...totals([line]), lines: [line] };

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
