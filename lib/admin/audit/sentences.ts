import type { AuditEntry } from './types';

/** What a person did, by the action's name. */
const DONE: Readonly<Record<string, string>> = {
  'staff.signed_in': 'signed in',
  'staff.signed_out': 'signed out',
  'staff.sign_in_failed': 'A sign-in failed',
  'staff.code_failed': 'gave a wrong code',
  'staff.passphrase_accepted': 'gave the right passphrase',
  'staff.passphrase_failed': 'gave a wrong passphrase',
  'staff.link_failed': 'A link that does not work was tried',
  'staff.locked_out': 'ran out of tries',
  'staff.not_allowed': 'asked for what the role does not allow',
  'staff.factor_missing': 'asked without a second factor for',
  'staff.origin_refused': 'A request from another site was turned away',
  'staff.refusals_unlisted': 'More refusals than are listed one by one',
  'staff.invited': 'invited',
  'staff.invitation_taken_back': 'took back the link for',
  'staff.invitation_closed': 'closed the link for',
  'staff.joined': 'joined',
  'staff.role_changed': 'changed the role of',
  'staff.access_ended': 'ended the access of',
  'staff.access_restored': 'gave back the access of',
  'staff.passphrase_changed': 'changed the passphrase',
  'staff.passphrase_renewed': 'chose a new passphrase',
  'staff.passkey_added': 'added a passkey',
  'staff.passkey_removed': 'removed a passkey',
  'staff.authenticator_added': 'added an authenticator app',
  'staff.authenticator_removed': 'removed the authenticator app',
  'staff.recovery_codes_renewed': 'renewed the recovery codes',
  'staff.sessions_ended': 'signed out other browsers',
  'staff.second_factors_cleared': 'cleared the second factors of',
  'settings.second_factor': 'changed who needs a second factor',
  'settings.save': 'changed the settings',
  'shipping.create': 'added the shipping service',
  'shipping.save': 'changed the shipping service',
  'shipping.remove': 'removed the shipping service',
  'shipping.move': 'moved the shipping service',
  'mail.test': 'sent a test of the mail',
  'order.write': 'wrote the order',
  'order.cancel_unpaid': 'asked to cancel the unpaid order',
  'order.cancel': 'cancelled the order',
  'order.hold': 'held the order',
  'order.release': 'released the order',
  'order.pack': 'packed the order',
  'order.ship': 'shipped a parcel of the order',
  'order.deliver': 'marked as delivered the order',
  'order.end_shipping': 'ended the shipping of the order',
  'order.refund': 'refunded the order',
  'order.resend_mail': 'sent a mail again for the order',
  'order.restock': 'took back goods of the order',
  'order.note': 'noted something on the order',
  'order.export': 'exported orders',
  'order.paid': 'was paid for the order',
  'order.payment_processing': 'waits for the bank payment of the order',
  'order.payment_failed': 'got no money for the order',
  'order.late_payment_refunded': 'gives back a payment that came too late for the order',
  'order.duplicate_payment': 'gives back a second payment of the order',
  'order.dispute': 'heard how a dispute stands about the order',
  'order.refund_confirmed': 'saw money go back for the order',
  'order.refund_failed': 'saw a refund fail for the order',
  'order.refund_refused': 'was refused a refund for the order',
  'alert.deal_with': 'dealt with an alert',
  'bulk.apply': 'changed several records at once',
  'bulk.undo': 'undid a change of several records',
  'import.apply': 'imported the file',
  'photo.add': 'added the photo',
  'photo.save': 'changed the photo',
  'photo.delete': 'deleted the photo',
  'roast.record': 'recorded the roast batch',
  'roast.correct': 'corrected the roast batch',
  'roast.void': 'voided the roast batch',
  'stock.receive': 'received stock of lot',
  'stock.damage': 'wrote off stock of lot',
  'stock.count': 'counted lot',
  'stock.adjust': 'corrected the stock of lot',
  'stock.restock': 'took stock back into lot',
};

/** Records with an editor, as they stand in a sentence. */
const RECORDS: Readonly<Record<string, string>> = {
  coffee: 'coffee',
  lot: 'lot',
  variant: 'size',
  producer: 'producer',
  region: 'origin',
  story: 'story',
};
const VERBS: Readonly<Record<string, string>> = {
  save: 'changed',
  create: 'added',
  delete: 'deleted',
  move: 'moved',
  plan: 'planned a change of',
  plan_cancelled: 'took back the plan for',
  plan_failed: 'could not carry out the plan for',
  preview_link: 'made a preview link for',
  preview_link_revoked: 'ended the preview link for',
};

type Said = Pick<AuditEntry, 'action' | 'subject'>;

/** "changed the coffee", "signed in": what the person at the head of the line did. Null for an action without words. */
export function sentenceOf({ action, subject }: Said): string | null {
  if (action === 'photo.place') return `changed the photo of the ${RECORDS[subject] ?? subject}`;
  const known = DONE[action];
  if (known) return known;
  const [record = '', verb = ''] = action.split('.');
  return VERBS[verb] && RECORDS[record] ? `${VERBS[verb]} the ${RECORDS[record]}` : null;
}

/** As `sentenceOf`; an action of a newer shop is read from its name. */
export const doneText = (entry: Said): string =>
  sentenceOf(entry) ?? entry.action.replace(/[._]/g, ' ').toLowerCase();

/** "goes on sale": what a plan does to a record, before the day. */
const PLANNED: Readonly<Record<string, readonly [will: string, would: string]>> = {
  'coffee publish': ['will go on sale', 'would have gone on sale'],
  'coffee unpublish': ['will be taken off sale', 'would have been taken off sale'],
  'lot publish': ['will be for sale', 'would have been for sale'],
  'lot unpublish': ['will become a past crop', 'would have become a past crop'],
  'producer publish': ['will be published', 'would have been published'],
  'producer unpublish': ['will be taken off the shop', 'would have been taken off the shop'],
  'story publish': ['will be published', 'would have been published'],
  'story unpublish': ['will be taken off the shop', 'would have been taken off the shop'],
};

/** "will go on sale" for the change of a plan; null for every other change. */
export function planText({ action, subject }: Said, act: string): string | null {
  const words = PLANNED[`${subject} ${act}`];
  if (action.endsWith('.plan')) return words?.[0] ?? null;
  return action.endsWith('.plan_cancelled') ? (words?.[1] ?? null) : null;
}
