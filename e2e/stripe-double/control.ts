import type Stripe from 'stripe';
import { z } from 'zod';
import type { Core } from './core';
import { closeDispute, openDispute } from './disputes';
import { StripeError } from './errors';
import { type FaultsInput, faultsSchema } from './faults';
import { assertWebhook } from './options';
import { settleDelayed } from './payments';
import { createRefund, settleRefund } from './refunds';
import { expireDue } from './sessions';
import type { Delivery } from './state';
import type { WebhookSender } from './webhooks';

const settlement = z.strictObject({ id: z.string(), ok: z.boolean() });

/** Done in this order. A key that is not here is refused, so that a slip cannot make a test pass. */
const commandSchema = z.strictObject({
  /** Replaces all faults; `{}` heals everything. */
  faults: faultsSchema.optional(),
  /** Where webhooks go from now on. */
  webhook: z
    .strictObject({ url: z.url(), secret: z.string(), events: z.array(z.string()).optional() })
    .optional(),
  /** Moves the virtual clock by so many seconds and expires what is due. */
  advance: z.int().nonnegative().optional(),
  /** The bank's answer to the delayed payment of a session. */
  settle: settlement.optional(),
  /** A refund made in the merchant's Dashboard, of all that is left without an amount. */
  dashboardRefund: z
    .strictObject({ paymentIntent: z.string(), amount: z.int().positive().optional() })
    .optional(),
  /** A pending refund arrives, or any refund fails. */
  settleRefund: settlement.optional(),
  /** An inquiry is a dispute that moves no money yet. */
  openDispute: z
    .strictObject({
      paymentIntent: z.string(),
      reason: z.string().default('fraudulent'),
      inquiry: z.boolean().default(false),
    })
    .optional(),
  closeDispute: z
    .strictObject({ id: z.string(), outcome: z.enum(['won', 'lost', 'prevented', 'warning_closed']) })
    .optional(),
  /** Sends recorded events again, in this order, one after the other. */
  redeliver: z.union([z.string(), z.array(z.string())]).optional(),
  /** Ends all delays and pauses before retries. */
  deliverNow: z.boolean().optional(),
  /** Answer only when no webhook is on its way. */
  idle: z.boolean().optional(),
});

export type Command = z.input<typeof commandSchema> & { faults?: FaultsInput | undefined };

export interface CommandReport {
  /** Virtual unix seconds after the command. */
  now: number;
  /** Id of what `dashboardRefund` or `openDispute` made. */
  created?: string;
}

export async function runCommand(core: Core, sender: WebhookSender, input: unknown): Promise<CommandReport> {
  const parsed = commandSchema.safeParse(input);
  if (!parsed.success) {
    throw new StripeError(400, { type: 'invalid_request_error', message: z.prettifyError(parsed.error) });
  }
  const command = parsed.data;
  if (command.faults) {
    core.faults = command.faults;
    core.slowed.endAll();
  }
  if (command.webhook) {
    assertWebhook(command.webhook);
    sender.endpoint = command.webhook;
  }
  if (command.advance !== undefined) core.state.clockOffset += command.advance;
  expireDue(core);
  const created = changePayments(core, command);
  for (const id of [command.redeliver ?? []].flat()) await sender.redeliver(id);
  if (command.deliverNow) sender.deliverNow();
  if (command.idle) await sender.idle();
  return { now: core.now(), ...(created !== undefined && { created }) };
}

function changePayments(core: Core, command: z.output<typeof commandSchema>): string | undefined {
  const {
    settle,
    dashboardRefund,
    settleRefund: refund,
    openDispute: opened,
    closeDispute: closed,
  } = command;
  let created: string | undefined;
  if (settle) settleDelayed(core, settle.id, settle.ok);
  if (dashboardRefund) {
    const { paymentIntent, amount } = dashboardRefund;
    created = createRefund(core, { payment_intent: paymentIntent, ...(amount && { amount }) }).id;
  }
  if (refund) settleRefund(core, refund.id, refund.ok);
  if (opened) created = openDispute(core, opened.paymentIntent, opened.reason, opened.inquiry).id;
  if (closed) closeDispute(core, closed.id, closed.outcome);
  return created;
}

export interface Overview {
  now: number;
  faults: Core['faults'];
  sessions: object[];
  paymentIntents: object[];
  charges: object[];
  refunds: object[];
  disputes: object[];
  webhookEndpoints: Stripe.WebhookEndpoint[];
  events: object[];
  deliveries: Delivery[];
}

/** Everything a test in another process may want to look at, oldest first. */
export function overview({ state, faults, now }: Core): Overview {
  return {
    now: now(),
    faults,
    sessions: [...state.sessions.values()].map(({ session }) => session),
    paymentIntents: [...state.intents.values()],
    charges: [...state.charges.values()],
    refunds: [...state.refunds.values()],
    disputes: [...state.disputes.values()],
    webhookEndpoints: [...state.endpoints.values()],
    events: state.events.map(({ event }) => event),
    deliveries: state.deliveries,
  };
}
