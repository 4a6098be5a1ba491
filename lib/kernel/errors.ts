/** Every outcome a customer or an admin can cause. Adding a code breaks the build until it has copy (`error-copy.ts`). */
export type ErrorCode =
  | 'invalid_input'
  | 'forbidden'
  | 'not_found'
  | 'variant_unavailable'
  | 'insufficient_stock'
  | 'stock_promised'
  | 'stock_short'
  | 'stock_moved'
  | 'quantity_limit'
  | 'weight_limit'
  | 'freight_only'
  | 'price_changed'
  | 'cart_changed'
  | 'cart_empty'
  | 'country_unserved'
  | 'too_many_attempts'
  | 'too_many_open'
  | 'payments_off'
  | 'payment_unreachable'
  | 'stale_edit'
  | 'in_use'
  | 'signed_out'
  | 'second_factor_needed'
  | 'wrong_sign_in'
  | 'wrong_passphrase'
  | 'wrong_code'
  | 'link_not_usable'
  | 'last_owner'
  | 'moved_on'
  | 'same_moment'
  | 'more_than_left'
  | 'money_goes_back'
  | 'pressed_before'
  | 'refund_too_much'
  | 'photo_too_large'
  | 'photo_refused'
  | 'photo_in_use'
  | 'nothing_to_show'
  | 'csv_refused'
  | 'import_moved'
  | 'bulk_refused';

export type ErrorDetail = Record<string, string | number>;

/** An expected failure. Thrown inside a transaction it rolls the transaction back. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
    /** Messages by field, when a form can show where to mend it. */
    readonly fields?: Record<string, string[]>,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

export type ActionFailure = {
  code: ErrorCode;
  detail?: ErrorDetail;
  fields?: Record<string, string[] | undefined>;
};
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionFailure };

/** Turns a failed result back into a throw, for `mutationFn`s and services that compose. */
export function unwrap<T>(result: ActionResult<T>): T {
  if (result.ok) return result.data;
  throw new DomainError(result.error.code, result.error.detail);
}
