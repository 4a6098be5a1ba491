'use client';

import { resendMail } from '@/lib/admin/orders/actions';
import type { AdminMail, AdminOrder } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { mailName } from '@/lib/orders/words';
import { Panel } from '../panel';
import { Tag, type Tone } from '../tag';
import { useOrderCommand } from './use-order-command';

const STATE: Record<AdminMail['state'], { text: string; tone: Tone }> = {
  waiting: { text: 'on its way', tone: 'waiting' },
  failing: { text: 'not sent yet', tone: 'problem' },
  sent: { text: 'sent', tone: 'good' },
  kept: { text: 'kept here', tone: 'quiet' },
};

/** Every mail about the order; one that is kept can be read here. */
export function MailsPanel({ order, mayResend }: { order: AdminOrder; mayResend: boolean }) {
  const again = useOrderCommand(resendMail, { done: 'The mail goes out again.', quiet: false });
  const mayGo = (mail: AdminMail) =>
    mayResend && (!mail.kind.startsWith('payment_link') || order.paymentLink !== null);
  return (
    <Panel title="Mails">
      {order.mails.length === 0 && <p>No mail yet.</p>}
      <ul className="divide-y divide-line">
        {order.mails.map((mail) => {
          const state = STATE[mail.state];
          return (
            <li key={mail.id} className="py-2 first:pt-0">
              <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
                <p className="min-w-0">
                  <span className="font-semibold">{mailName(mail.kind)}</span>{' '}
                  <Tag tone={state.tone}>{state.text}</Tag>
                  <span className="block break-words text-small text-ink-2">
                    {mail.recipient ? `To ${mail.recipient}, ` : ''}
                    {moment(mail.at, order.timeZone)}
                    {mail.lastError && `. Last try: ${mail.lastError}`}
                  </span>
                </p>
                {mayGo(mail) && (
                  <button
                    type="button"
                    className="button button-plain"
                    aria-label={`Send again: ${mailName(mail.kind)}`}
                    disabled={again.pending}
                    onClick={() => again.run({ orderId: order.id, mailId: mail.id })}
                  >
                    Send again
                  </button>
                )}
              </div>
              {mail.plainText && (
                <details>
                  <summary className="min-h-6 text-small font-semibold">Read it: {mail.subject}</summary>
                  <p className="mt-1 text-small text-ink-2">
                    No mail server was set, so it was kept instead of sent.
                  </p>
                  <pre className="mt-2 break-words font-sans text-small whitespace-pre-wrap">
                    {mail.plainText}
                  </pre>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
