import type { NoneBecause } from '@/lib/inventory/types';
import { errorText, isErrorCode } from '@/lib/kernel/error-copy';
import { MAX_PER_LINE } from './rules';
import type { CartNotice } from './types';

// How a form without JavaScript carries an outcome to the cart page: `/cart?problem=insufficient_stock&units=3`.
// Only codes and numbers travel, never words: an address must not make the shop say what its author likes.

const LEFT: readonly NoneBecause[] = ['smaller', 'own'];

export function problemQuery({ code, detail }: CartNotice): string {
  const query = new URLSearchParams({ problem: code });
  for (const name of ['units', 'max', 'minutes']) {
    const value = detail?.[name];
    if (typeof value === 'number') query.set(name, String(value));
  }
  if (detail?.left) query.set('left', String(detail.left));
  return query.toString();
}

/** The words for a cart page's search parameters; null when they name no problem. */
export function problemText(params: Record<string, string | string[] | undefined>): string | null {
  const code = params.problem;
  if (typeof code !== 'string' || !isErrorCode(code)) return null;
  const number = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
  };
  const minutes = number('minutes');
  const left = LEFT.find((each) => each === params.left);
  return errorText({
    code,
    detail: {
      units: number('units') ?? 0,
      max: number('max') ?? MAX_PER_LINE,
      ...(minutes !== undefined && { minutes }),
      ...(left && { left }),
    },
  });
}
