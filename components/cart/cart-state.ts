import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { cartQuery, cartWrites } from '@/lib/cart/client';
import { draftLine, lineLabel } from '@/lib/cart/rules';
import type { CartLine, LineDraft, LineKey } from '@/lib/cart/types';
import type { WriteFailure } from '@/lib/cart/write-queue';

/** What the cart's islands share beside the cart itself. */
type CartState = {
  open: boolean;
  /** What was added last, and in words. */
  added: { key: LineKey; label: string } | null;
  /** What was removed last and can still be put back. */
  removed: CartLine | null;
  failure: WriteFailure | null;
};

const CALM: CartState = { open: false, added: null, removed: null, failure: null };

// Only event handlers change it, so on the server it stays as it is here for everybody.
let state = CALM;
const listeners = new Set<() => void>();

function set(change: Partial<CartState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useCartState = (): CartState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => CALM,
  );

/** What a visitor can do to the cart. Everything shows at once and is sent by the queue. */
export function useCartCommands() {
  const client = useQueryClient();
  return useMemo(() => commands(client), [client]);
}

function commands(client: QueryClient) {
  const queue = () => cartWrites(client, (failure) => set({ failure }));
  const shownQuantity = (line: CartLine) =>
    client.getQueryData(cartQuery.queryKey)?.lines.find(({ key }) => key === line.key)?.quantity ??
    line.quantity;

  function change(line: CartLine, quantity: number): void {
    set({ ...CALM, open: state.open, removed: quantity > 0 ? null : line });
    queue().write({ kind: 'set', line, quantity: Math.max(0, quantity) });
  }

  return {
    add(draft: LineDraft, quantity: number): void {
      const line = draftLine(draft, quantity);
      set({ ...CALM, open: true, added: { key: line.key, label: lineLabel(line) } });
      queue().write({ kind: 'add', line });
    },
    change,
    /** Counts from what is on screen now: two clicks may come before one drawing. */
    step: (line: CartLine, by: 1 | -1): void => change(line, shownQuantity(line) + by),
    putBack(line: CartLine): void {
      set({ ...CALM, open: state.open });
      queue().write({ kind: 'add', line });
    },
    setCountry: (country: string): void => queue().write({ kind: 'country', country }),
    close: (): void => set(CALM),
    /** Sends what still waits. A page that reads the cart on the server is opened after this. */
    flush: (): Promise<void> => queue().flush(),
    isBusy: (): boolean => queue().isBusy(),
    /** Asks the shop what the cart holds. */
    reread: (): void => void client.invalidateQueries(cartQuery),
  };
}

export type CartCommands = ReturnType<typeof commands>;
