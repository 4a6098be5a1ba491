import { Notice } from '@/components/ui/notice';
import { errorText } from '@/lib/kernel/error-copy';
import type { ErrorCode } from '@/lib/kernel/errors';
import { lookUpOrderForm } from '@/lib/orders/actions';

/** Number and e-mail together open an order. A wrong one and an unknown one get the same words. */
export function OrderLookUp({
  number,
  email = '',
  failed,
}: {
  number: string;
  /** As typed before. */
  email?: string;
  failed: ErrorCode | false;
}) {
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-h1">Find your order</h1>
      <p className="mt-3 max-w-prose">
        Type the number from your confirmation and the e-mail you gave when you paid.
      </p>
      <form action={lookUpOrderForm} className="mt-6 max-w-[28rem] space-y-4">
        {failed && (
          <Notice
            tone="problem"
            live
            title={
              failed === 'not_found'
                ? 'No order fits this number and e-mail'
                : errorText({ code: failed, detail: {} })
            }
          >
            {failed === 'not_found' && (
              <p>
                Check both against your confirmation mail. An order that was not paid cannot be looked up.
              </p>
            )}
          </Notice>
        )}
        <div>
          <label htmlFor="order-number" className="mb-1 block font-semibold">
            Order number
          </label>
          <input
            id="order-number"
            name="number"
            required
            maxLength={40}
            defaultValue={number}
            autoComplete="off"
            autoCapitalize="characters"
            className="field"
          />
        </div>
        <div>
          <label htmlFor="order-email" className="mb-1 block font-semibold">
            E-mail
          </label>
          <input
            id="order-email"
            name="email"
            type="email"
            required
            maxLength={200}
            defaultValue={email}
            autoComplete="email"
            inputMode="email"
            className="field"
          />
        </div>
        <button type="submit" className="action w-full">
          Show the order
        </button>
      </form>
    </main>
  );
}
