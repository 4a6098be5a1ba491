import type { Core } from './core';
import { authenticationPage, closedPage, pageHeaders, payPage, shopUrl } from './pay-page';
import { answerAuthentication, type NextStep, submitPayment, taxRateOf } from './payments';
import type { SessionRecord } from './state';

export interface PageReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const PAY_PATH = /^\/c\/pay\/(cs_test_[A-Za-z0-9]+)(\/authenticate)?$/;

/** The payment page; null when `path` is not one of its addresses. */
export function answerPage(core: Core, method: string, path: string, body: string): PageReply | null {
  const match = PAY_PATH.exec(path);
  if (!match) return null;
  const record = core.state.sessions.get(match[1] ?? '');
  if (!record) return { status: 404, headers: pageHeaders(null), body: closedPage(null) };
  const authenticating = match[2] !== undefined;
  if (method === 'GET' || method === 'HEAD') return show(core, record, authenticating);
  if (method !== 'POST') return { status: 405, headers: { allow: 'GET, POST' }, body: '' };
  const fields = new URLSearchParams(body);
  const step = authenticating
    ? answerAuthentication(core, record, fields.get('answer') === 'approve')
    : submitPayment(core, record, fields);
  return redirect(record, step);
}

function show(core: Core, record: SessionRecord, authenticating: boolean): PageReply {
  const { session } = record;
  const headers = pageHeaders(session);
  if (session.status !== 'open') return { status: 200, headers, body: closedPage(session) };
  const intent = core.state.intents.get(String(session.payment_intent));
  if (!authenticating) return { status: 200, headers, body: payPage(record, taxRateOf(core, session)) };
  if (intent?.status !== 'requires_action') return redirect(record, 'form');
  return { status: 200, headers, body: authenticationPage(record) };
}

/** Every form ends in a redirect, so that a reload sends nothing twice. */
function redirect({ session }: SessionRecord, step: NextStep): PageReply {
  const form = `/c/pay/${session.id}`;
  const location = { form, authenticate: `${form}/authenticate`, shop: shopUrl(session) }[step];
  return { status: 303, headers: { ...pageHeaders(session), location }, body: '' };
}
