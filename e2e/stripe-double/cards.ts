export type CardOutcome =
  | { kind: 'approved' }
  | { kind: 'authentication' }
  | { kind: 'declined'; code: 'card_declined'; declineCode: string; message: string };

const OUTCOMES = new Map<string, CardOutcome>([
  ['4242424242424242', { kind: 'approved' }],
  ['4000002760003184', { kind: 'authentication' }],
  ['4000000000003220', { kind: 'authentication' }],
  [
    '4000000000000002',
    {
      kind: 'declined',
      code: 'card_declined',
      declineCode: 'generic_decline',
      message: 'Your card was declined.',
    },
  ],
  [
    '4000000000009995',
    {
      kind: 'declined',
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    },
  ],
]);

/** Null for every number that is not one of the test numbers; the caller forgets such a number at once. */
export function cardOutcome(typed: string): CardOutcome | null {
  return OUTCOMES.get(typed.replace(/[\s-]/g, '')) ?? null;
}
