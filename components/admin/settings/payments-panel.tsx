import type { ReactNode } from 'react';
import { Panel } from '@/components/admin/panel';
import { Tag, type Tone } from '@/components/admin/tag';
import { agree, moment, plural } from '@/lib/kernel/format';
import type { PaymentsHealth } from '@/lib/orders/health';

const MODES: Record<PaymentsHealth['mode'], { tone: Tone; text: string }> = {
  live: { tone: 'good', text: 'Customers pay with real money.' },
  test: { tone: 'unreal', text: 'Stripe’s test mode: the pages are real, no money moves.' },
  demo: {
    tone: 'unreal',
    text: 'A stand-in on this machine plays Stripe. No money moves and nothing ships.',
  },
  off: { tone: 'problem', text: 'Nobody can pay. Catalogue and cart work.' },
};

/** How payments stand, and what to do when something is wrong. */
export function PaymentsPanel({ health, timeZone }: { health: PaymentsHealth; timeZone: string }) {
  const { mode, refusal, last, missed, waiting, strangeVersions } = health;
  return (
    <div className="space-y-6">
      <Panel title="Mode" aside={<Tag tone={MODES[mode].tone}>{mode.toUpperCase()}</Tag>}>
        <p>{MODES[mode].text}</p>
        {refusal && <Warning title="Checkout is shut.">{refusal}</Warning>}
        <p className="mt-3 text-small text-ink-2">
          Keys are settings of the server (STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET), never kept in the
          database, so they are not shown or changed here. After a change of keys, start the shop again.
        </p>
      </Panel>
      <Panel title="Reports from Stripe">
        <dl className="facts">
          <Fact name="Last one received">
            {last ? `${moment(last.at, timeZone)}: ${last.type}` : 'None yet.'}
          </Fact>
          <Fact name="Not applied yet">
            {waiting.count === 0
              ? 'None: everything that was reported is in the books.'
              : plural(waiting.count, 'report')}
          </Fact>
          <Fact name="API version">
            <code translate="no">{health.apiVersion}</code>
          </Fact>
        </dl>
        {!last && mode !== 'off' && (
          <p className="mt-3">
            Buy something small: its report should stand here within seconds. Without reports orders are still
            found, by asking Stripe every five minutes.
          </p>
        )}
        {missed > 0 && (
          <Warning title={`${plural(missed, 'report')} of the last 30 days did not come by themselves.`}>
            The shop asked Stripe for {agree(missed, 'it', 'them')}, so nothing is lost; but orders are found
            minutes late. When this number grows, look at the endpoint at Stripe: its address below, its
            secret, and whether this machine can be reached from outside.
          </Warning>
        )}
        {waiting.oldest && (
          <Warning title={`The oldest waits since ${moment(waiting.oldest.at, timeZone)}.`}>
            {waiting.oldest.type}
            {waiting.oldest.error && `: ${waiting.oldest.error}`}. The shop tries again by itself; npm run
            reconcile tries at once and says what happened.
          </Warning>
        )}
        {strangeVersions.length > 0 && (
          <Warning title={`Reports come in version ${strangeVersions.join(', ')}.`}>
            The endpoint at Stripe was made for another version of this software. The shop reads everything
            again from Stripe in its own version, so nothing is lost; to end the warning delete the endpoint
            at Stripe and run npm run stripe:setup.
          </Warning>
        )}
      </Panel>
      <Panel title="Webhook endpoint">
        <p>Stripe sends its reports to</p>
        <p className="mt-1 break-all">
          <code translate="no">{health.webhookUrl}</code>
        </p>
        <p className="mt-2">
          {health.hasWebhookSecret ? 'Its secret is set.' : 'Its secret (STRIPE_WEBHOOK_SECRET) is not set.'}{' '}
          <code translate="no">npm run stripe:setup</code> registers it with the events below and prints the
          secret.
        </p>
        <details className="mt-2">
          <summary className="min-h-8 font-semibold text-water underline underline-offset-4">
            {plural(health.events.length, 'event')}
          </summary>
          <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
            {health.events.map((event) => (
              <li key={event}>
                <code translate="no">{event}</code>
              </li>
            ))}
          </ul>
        </details>
      </Panel>
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Warning = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mt-3 border-l-4 border-vermilion pl-3">
    <p className="font-semibold text-vermilion">{title}</p>
    <p>{children}</p>
  </div>
);
