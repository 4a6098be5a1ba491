import qs from 'qs';
import type { Core } from './core';
import { invalid, StripeError } from './errors';
import { expanded } from './expand';
import { type ApiFault, takeApiFault } from './faults';
import { fingerprintOf, type Idempotency } from './idempotency';
import { newId } from './ids';
import { API_VERSION } from './options';
import { findRoute, type Route } from './routes';
import { checkRequest, type RawParams } from './schema';

export interface ApiRequest {
  method: string;
  path: string;
  /** Without the question mark. */
  query: string;
  body: string;
  header(name: string): string | undefined;
}

export interface ApiReply {
  status: number;
  headers: Record<string, string>;
  body: object;
}

/** Answers an API request; null means that the connection breaks without an answer. */
export async function answerApi(
  core: Core,
  keys: Idempotency,
  request: ApiRequest,
): Promise<ApiReply | null> {
  const requestId = newId('req', 14);
  try {
    authenticate(core, request);
    const fault = takeApiFault(core.faults, `${request.method} ${request.path}`);
    if (fault?.mode === 'crash_before') return null;
    refuseByFault(fault);
    const reply = await answerOnce(core, keys, request, requestId, fault);
    return fault?.mode === 'crash_after' ? null : reply;
  } catch (error) {
    if (error instanceof StripeError) return replyOf(error.status, { error: error.body }, requestId);
    console.error(error);
    const message = 'The Stripe double failed; its output has the reason.';
    return replyOf(500, { error: { type: 'api_error', message } }, requestId);
  }
}

function authenticate(core: Core, request: ApiRequest): void {
  const [scheme, key = ''] = (request.header('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || key === '') {
    throw new StripeError(401, {
      type: 'invalid_request_error',
      message: 'You did not provide an API key in the Authorization header, as in Bearer YOUR_SECRET_KEY.',
    });
  }
  if (key !== core.settings.secretKey) {
    const message = `Invalid API Key provided: ${key.slice(0, 8)}***`;
    throw new StripeError(401, { type: 'invalid_request_error', message });
  }
  const version = request.header('stripe-version') ?? API_VERSION;
  if (version !== API_VERSION) throw invalid(`The Stripe double speaks ${API_VERSION}, not ${version}.`);
}

function refuseByFault(fault: ApiFault | undefined): void {
  if (fault?.mode === '500') throw serverError();
  if (fault?.mode === '429') {
    const message = 'Request rate limit exceeded.';
    throw new StripeError(429, { type: 'invalid_request_error', code: 'rate_limit', message });
  }
}

const serverError = () =>
  new StripeError(500, { type: 'api_error', message: 'An unknown error occurred. Try again later.' });

async function answerOnce(
  core: Core,
  keys: Idempotency,
  request: ApiRequest,
  requestId: string,
  fault: ApiFault | undefined,
): Promise<ApiReply> {
  const { method, path } = request;
  const params = parse(method === 'POST' ? request.body : request.query);
  const key = method === 'POST' ? request.header('idempotency-key') : undefined;
  if (key === undefined) {
    await slowDown(core, fault);
    return execute(core, request, params, requestId, fault).reply;
  }
  const stored = keys.begin(key, fingerprintOf(method, path, params));
  if (stored) {
    return replyOf(stored.status, stored.body, requestId, {
      'idempotency-key': key,
      'idempotent-replayed': 'true',
      'original-request': stored.requestId,
    });
  }
  let result: Execution | undefined;
  try {
    await slowDown(core, fault);
    result = execute(core, request, params, requestId, fault, key);
    return { ...result.reply, headers: { ...result.reply.headers, 'idempotency-key': key } };
  } finally {
    keys.finish(
      key,
      result?.began ? { requestId, status: result.reply.status, body: result.reply.body } : null,
    );
  }
}

async function slowDown(core: Core, fault: ApiFault | undefined): Promise<void> {
  if (fault?.mode === 'slow') await core.slowed.wait(fault.ms);
}

interface Execution {
  reply: ApiReply;
  /** Stripe keeps the result of a key only once execution began, so a failed validation keeps nothing. */
  began: boolean;
}

function execute(
  core: Core,
  { method, path }: ApiRequest,
  params: RawParams,
  requestId: string,
  fault: ApiFault | undefined,
  key?: string,
): Execution {
  const found = findRoute(method, path);
  if (!found) {
    const message = `Unrecognized request URL (${method}: ${path}). The Stripe double does not implement it.`;
    throw new StripeError(404, { type: 'invalid_request_error', message });
  }
  const run = prepare(core, found.route, found.id, path, params);
  core.cause = { id: requestId, idempotency_key: key ?? null };
  try {
    if (fault?.mode === '500_stored') throw serverError();
    return { began: true, reply: replyOf(200, run(), requestId) };
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return { began: true, reply: replyOf(error.status, { error: error.body }, requestId) };
  } finally {
    core.cause = null;
  }
}

/** Checks the request; what comes back executes it. */
function prepare(core: Core, route: Route, id: string, path: string, raw: RawParams): () => object {
  const typed = checkRequest(route.request, raw);
  const run = route.prepare(core, { raw, typed, id, path });
  return () => expanded(core, run(), typed.expand);
}

function parse(text: string): RawParams {
  return qs.parse(text, { depth: 20, arrayLimit: 1_000, parameterLimit: 20_000 });
}

function replyOf(
  status: number,
  body: object,
  requestId: string,
  extra: Record<string, string> = {},
): ApiReply {
  const headers = { 'request-id': requestId, 'stripe-version': API_VERSION, ...extra };
  return { status, headers, body };
}
