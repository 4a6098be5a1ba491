import 'server-only';
import type { Db, Tx } from '@/db/client';
import { invitationMail } from '@/lib/identity/invitation-mail';
import { now } from '@/lib/kernel/clock';
import { appOrigin } from '@/lib/kernel/env';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { MAIL_KINDS } from '@/lib/orders/record';
import type { ParcelNote } from '@/lib/orders/shipments';
import { mailName } from '@/lib/orders/words';
import { getShopSettings } from '@/lib/shipping/queries';
import { sampleOrder } from './sample-order';
import type { MailSample, SampleKind } from './types';

const HOUR = 3_600_000;

/**
 * A mail as it would go out now, about an invented order.
 * @param by who invites, in an invitation
 */
export async function getMailSample(db: Db | Tx, kind: SampleKind, by: string): Promise<MailSample> {
  if (kind === 'staff_invitation')
    return {
      ...invitationMail(by, 'editor', `${appOrigin()}/admin/join?token=sample`),
      kind,
      name: 'Invitation',
      to: 'a colleague',
      html: '',
    };
  const shop = await getShopSettings(db);
  const { mode } = paymentsNotice();
  const order = sampleOrder(shop, mode === 'off' ? 'live' : mode);
  const [first, ...others] = order.lines;
  const parcel: ParcelNote = {
    shipmentId: 'shp_sample',
    carrier: 'Sample Carrier',
    tracking: '0000 0000 0000',
    trackingUrl: null,
    lines: first ? [{ name: first.name, sizeLabel: first.sizeLabel, quantity: first.quantity }] : [],
    rest: others.reduce((bags, { quantity }) => bags + quantity, 0),
  };
  // What some kinds need beside the order; the others look past it.
  const payload = {
    amount: order.total,
    currency: order.currency,
    url: appOrigin(),
    expiresAt: new Date(now().getTime() + HOUR).toISOString(),
    ...parcel,
  };
  // Loaded late: the mail templates are large.
  const { renderMail } = await import('@/lib/orders/mail/render');
  const mail = await renderMail(kind, { order, shop, link: appOrigin() }, payload);
  return { kind, name: mailName(kind), to: kind === 'fulfil' ? 'the shop' : 'the customer', ...mail };
}

export const listMailSamples = (db: Db | Tx, by: string): Promise<MailSample[]> =>
  Promise.all([...MAIL_KINDS, 'staff_invitation' as const].map((kind) => getMailSample(db, kind, by)));
