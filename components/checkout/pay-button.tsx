'use client';

import { useFormStatus } from 'react-dom';

/** Says that it works while it works; a second click finds the same order. */
export function PayButton({ disabled, amount }: { disabled: boolean; amount: string }) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className="action w-full" disabled={disabled} aria-disabled={pending}>
      <span>{pending ? 'Reserving your bags…' : 'Continue to payment'}</span>
      <span className="tabular">{amount}</span>
    </button>
  );
}
