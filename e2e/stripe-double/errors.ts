export interface StripeErrorBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
}

/** A reply other than 2xx, in Stripe's shape. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: StripeErrorBody,
  ) {
    super(body.message);
    this.name = 'StripeError';
  }
}

export function invalid(message: string, param?: string, code?: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message,
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
  });
}

export const missingParam = (param: string): StripeError =>
  invalid(`Missing required param: ${param}.`, param, 'parameter_missing');

/** Stripe has it, the double does not act on it: refusing is better than a silent difference. */
export const unsupported = (param: string, reason = ''): StripeError =>
  invalid(`The Stripe double does not support \`${param}\`.${reason && ` ${reason}`}`, param);

export function noSuch(object: string, id: string, param = 'id'): StripeError {
  return new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
    param,
  });
}
