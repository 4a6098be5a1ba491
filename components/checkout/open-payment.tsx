import { Notice } from '@/components/ui/notice';
import { cancelCheckoutForm } from '@/lib/checkout/actions';

/** Said where a visitor comes back to while their payment page is still open. */
export function OpenPayment({ attemptId, next }: { attemptId: string; next: string }) {
  return (
    <Notice tone="waiting" title="Your payment page is still open">
      <p>Your bags are kept for it. {next}, or give them back.</p>
      <form action={cancelCheckoutForm}>
        <input type="hidden" name="attempt" value={attemptId} />
        <button type="submit" className="action-quiet">
          Cancel the payment
        </button>
      </form>
    </Notice>
  );
}
