import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { invalid, missingParam, type StripeError } from './errors';
import type { RequestName, RequestParams } from './request-types';

export type RawParams = Record<string, unknown>;

const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true });
ajv.addSchema(
  JSON.parse(readFileSync(new URL('./request-schema.gen.json', import.meta.url), 'utf8')),
  'stripe',
);
const compiled = new Map<RequestName, ValidateFunction>();

function validatorOf(name: RequestName): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validate = ajv.compile({ $ref: `stripe#/properties/${name}` });
  compiled.set(name, validate);
  return validate;
}

/**
 * The parameters as the SDK types them, numbers and booleans turned back from their form-encoded text.
 * Throws Stripe's own error for an unknown, missing or ill-typed one.
 */
export function checkRequest<N extends RequestName>(name: N, params: RawParams): RequestParams[N] {
  const typed = structuredClone(params);
  const validate = validatorOf(name);
  if (validate(typed)) return typed as unknown as RequestParams[N];
  throw stripeErrorOf(validate.errors ?? [], params);
}

const RANK = ['additionalProperties', 'required', 'const', 'type'];

/** A failed `anyOf` reports every branch: the most specific complaint is the one that helps. */
function stripeErrorOf(errors: ErrorObject[], params: RawParams): StripeError {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const rank = (error: ErrorObject) => (RANK.indexOf(error.keyword) + RANK.length + 1) % (RANK.length + 1);
  const [worst] = errors.toSorted((a, b) => depth(b) - depth(a) || rank(a) - rank(b));
  if (!worst) return invalid('Invalid request');
  const path = worst.instancePath.split('/').slice(1);
  if (worst.keyword === 'additionalProperties') {
    const param = paramName([...path, String(worst.params.additionalProperty)]);
    return invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
  if (worst.keyword === 'required')
    return missingParam(paramName([...path, String(worst.params.missingProperty)]));
  const param = paramName(path);
  const allowed = errors
    .filter(({ keyword, instancePath }) => keyword === 'const' && instancePath === worst.instancePath)
    .map((error) => String(error.params.allowedValue));
  if (allowed.length > 0) return invalid(`Invalid ${param}: must be one of ${allowed.join(', ')}`, param);
  if (worst.params.type === 'integer') {
    return invalid(`Invalid integer: ${String(valueAt(params, path))}`, param, 'parameter_invalid_integer');
  }
  return invalid(`Invalid ${param}: ${worst.message}`, param);
}

/** ['line_items', '0', 'quantity'] → line_items[0][quantity] */
export const paramName = ([first = '', ...rest]: string[]): string =>
  first + rest.map((segment) => `[${segment}]`).join('');

function valueAt(params: RawParams, path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as RawParams | undefined)?.[key], params);
}
