'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ORDERS_KEY } from '@/lib/admin/orders/client';
import type { ActionFailure, ActionResult } from '@/lib/kernel/errors';
import { type KeepsTyped, useCommand } from '../use-command';

/** What a movement of goods makes old as well. */
const STOCK = ['admin', 'stock'];

/** A command that changes an order. A refusal often means that a colleague was faster: then the page looks again too. */
export function useOrderCommand<I, T>(
  command: (input: I) => Promise<ActionResult<T>>,
  options: {
    done?: string | ((data: T) => string);
    onDone?: (data: T) => void;
    onRefused?: (failure: ActionFailure) => void;
    quiet?: boolean;
    kept?: KeepsTyped;
  } = {},
) {
  const queries = useQueryClient();
  return useCommand(command, {
    quiet: true,
    ...options,
    refresh: [ORDERS_KEY, STOCK],
    onRefused: (failure) => {
      options.onRefused?.(failure);
      void queries.invalidateQueries({ queryKey: ORDERS_KEY });
    },
  });
}
