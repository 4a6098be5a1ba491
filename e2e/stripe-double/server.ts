import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import { type ApiReply, answerApi } from './api';
import { type Command, type CommandReport, type Overview, overview, runCommand } from './control';
import type { Core } from './core';
import { invalid, StripeError } from './errors';
import { Idempotency } from './idempotency';
import { type DoubleOptions, isLoopbackHost, MARKER, settingsFrom } from './options';
import { Pauses } from './pauses';
import { answerPage } from './pay-routes';
import { expireDue } from './sessions';
import { type Delivery, emptyState, type State } from './state';
import { readState, StateFile } from './state-file';
import { WebhookSender } from './webhooks';

const MAXIMUM_BODY_BYTES = 1_000_000;
const EXPIRY_CHECK_MS = 1_000;
/** Longer than a client keeps an idle connection, or a request may meet one that is just closing. */
const KEEP_ALIVE_MS = 65_000;

export interface StripeDouble {
  /** http://127.0.0.1:port */
  base: string;
  port: number;
  /** Virtual unix seconds. */
  now(): number;
  control(command: Command): Promise<CommandReport>;
  overview(): Overview;
  /** Oldest first, like the two below. */
  sessions(): Stripe.Checkout.Session[];
  events(): Stripe.Event[];
  deliveries(): Delivery[];
  /** Resolves when no webhook is on its way, delays and retries included. */
  idle(): Promise<void>;
  /** Stops listening and sending, and writes the state file. */
  close(): Promise<void>;
}

/** Starts a Stripe on 127.0.0.1 that knows demo keys only. */
export async function startDouble(options: DoubleOptions): Promise<StripeDouble> {
  const settings = settingsFrom(options);
  const state = (options.stateFile && readState(options.stateFile)) || emptyState(options.clockOffset);
  const file = options.stateFile ? new StateFile(options.stateFile, state) : null;
  const changed = () => file?.changed();
  const realNow = options.now ?? (() => Math.floor(Date.now() / 1000));
  const core: Core = {
    settings,
    state,
    base: '',
    faults: {},
    slowed: new Pauses(),
    cause: null,
    now: () => realNow() + state.clockOffset,
    announce: (record) => {
      changed();
      sender.announce(record);
    },
  };
  const sender = new WebhookSender(core, options.webhook, changed);
  const server = createServer(requestListener(core, sender, changed));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  core.base = `http://127.0.0.1:${port}`;
  moveLinks(state, core.base);
  sender.resume();
  const expiry = setInterval(() => expireDue(core), EXPIRY_CHECK_MS).unref();

  return {
    base: core.base,
    port,
    now: core.now,
    control: (command) => runCommand(core, sender, command).finally(changed),
    overview: () => structuredClone(overview(core)),
    sessions: () => structuredClone([...state.sessions.values()].map(({ session }) => session)),
    events: () => structuredClone(state.events.map(({ event }) => event)),
    deliveries: () => structuredClone(state.deliveries),
    idle: () => sender.idle(),
    close: async () => {
      clearInterval(expiry);
      core.slowed.endAll();
      server.closeAllConnections();
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([closed, sender.close()]);
      file?.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A restarted double may listen elsewhere: its open sessions move along. */
function moveLinks(state: State, base: string): void {
  for (const { session } of state.sessions.values()) {
    if (session.url) session.url = `${base}/c/pay/${session.id}`;
  }
}

function requestListener(core: Core, sender: WebhookSender, changed: () => void) {
  const keys = new Idempotency(core);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      response.setHeader('server', MARKER);
      await answer(core, keys, sender, request, response);
    } catch (error) {
      if (error instanceof StripeError) sendJson(response, error.status, { error: error.body });
      else {
        console.error(error);
        const message = 'The Stripe double failed; its output has the reason.';
        sendJson(response, 500, { error: { type: 'api_error', message } });
      }
    } finally {
      changed();
    }
  };
}

async function answer(
  core: Core,
  keys: Idempotency,
  sender: WebhookSender,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const { pathname: path, search } = new URL(request.url ?? '/', core.base);
  if (!isLoopbackHost(headers.host, Number(new URL(core.base).port)))
    throw refused('Not a loopback address.');
  const body = await readBody(request);
  expireDue(core);
  if (path === '/__control') return answerControl(core, sender, request, response, body);
  const page = answerPage(core, method, path, body);
  if (page) {
    response.writeHead(page.status, page.headers).end(page.body);
    return;
  }
  const header = (name: string) => headers[name]?.toString();
  const reply = await answerApi(core, keys, { method, path, query: search.slice(1), body, header });
  if (reply) sendReply(response, reply);
  else request.socket.destroy();
}

const refused = (message: string) => new StripeError(403, { type: 'invalid_request_error', message });

async function answerControl(
  core: Core,
  sender: WebhookSender,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, overview(core));
  // A form on some web page cannot send this type, so none can steer the double.
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw refused('Send application/json.');
  sendJson(response, 200, await runCommand(core, sender, parseJson(body)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The command is not JSON.');
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAXIMUM_BODY_BYTES) {
      throw new StripeError(413, { type: 'invalid_request_error', message: 'The request is too large.' });
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendReply(response: ServerResponse, { status, headers, body }: ApiReply): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, status, body);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
