import { LineTable } from '@/components/order/line-table';
import { Notice } from '@/components/ui/notice';
import { blocksCheckout, canCheckOut, GRIND_LABEL } from '@/lib/cart/rules';
import type { CartLine, CartView } from '@/lib/cart/types';
import { startCheckoutForm } from '@/lib/checkout/actions';
import type { DeliveryChoice } from '@/lib/checkout/choices';
import { errorText } from '@/lib/kernel/error-copy';
import { countryName, money, weekdayDate, weight } from '@/lib/kernel/format';
import { minor, times } from '@/lib/kernel/units';
import type { PaymentsNotice } from '@/lib/orders/types';
import { OpenPayment } from './open-payment';
import { PayButton } from './pay-button';

type Props = {
  cart: CartView;
  choices: readonly DeliveryChoice[];
  countries: readonly string[];
  payments: PaymentsNotice;
  /** What the last try came back with, in words. */
  problem: string | null;
  open: { attemptId: string; number: string } | null;
};

const byName = (a: string, b: string) => countryName(a).localeCompare(countryName(b));

/** "250 g, espresso", "5 lb, green" */
const sizeAndForm = ({ sizeLabel, form, grind }: CartLine) =>
  [sizeLabel, form === 'green' ? 'green' : GRIND_LABEL[grind]].filter(Boolean).join(', ');

function shippingProblemText(cart: CartView): string | null {
  if (cart.shippingProblem?.kind === 'unserved') return errorText({ code: 'country_unserved' });
  if (cart.shippingProblem?.kind === 'too_heavy')
    return errorText({ code: 'weight_limit', detail: { max: cart.shippingProblem.max } });
  return null;
}

/** Everything a customer should know before paying, and one button. A plain form: works without JavaScript. */
export function CheckoutSummary({ cart, choices, countries, payments, problem, open }: Props) {
  if (cart.lines.length === 0) {
    return (
      <main id="main" className="frame pt-9 md:pt-14">
        <h1 className="text-h1">Checkout</h1>
        {problem && (
          <div className="mt-6 max-w-prose">
            <Notice tone="problem" title={problem} live />
          </div>
        )}
        <p className="mt-4 text-lead">Nothing in the cart yet.</p>
        <a href="/coffee" className="action mt-6">
          See what is on the table
        </a>
      </main>
    );
  }
  const first = choices[0];
  const blocked = cart.lines.filter((line) => blocksCheckout(line.problem));
  const changed = cart.lines.filter((line) => line.problem?.kind === 'price_changed');
  const shippingProblem = shippingProblemText(cart);
  const ready = canCheckOut(cart) && first !== undefined && payments.mode !== 'off';
  const total = first ? minor(cart.subtotal + first.amount) : cart.subtotal;
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-h1">Checkout</h1>
      <div className="mt-6 grid gap-9 lg:grid-cols-12">
        <div className="space-y-6 lg:col-span-7">
          {problem && <Notice tone="problem" title={problem} live />}
          {changed.length > 0 && (
            <Notice tone="waiting" title="A price changed since you put it in the cart">
              <ul>
                {changed.map((line) => (
                  <li key={line.key}>
                    {line.coffeeName}, {line.sizeLabel}:{' '}
                    <s>
                      {line.problem?.kind === 'price_changed' && money(line.problem.oldPrice, cart.currency)}
                    </s>{' '}
                    <strong>now {money(line.unitPrice, cart.currency)}</strong>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {blocked.length > 0 && (
            <Notice tone="problem" title="Something in the cart cannot be ordered">
              <p>
                <a href="/cart" className="link">
                  Look at the cart
                </a>{' '}
                to change it: {blocked.map((line) => `${line.coffeeName}, ${line.sizeLabel}`).join('; ')}.
              </p>
            </Notice>
          )}
          {shippingProblem && <Notice tone="problem" title={shippingProblem} />}
          {payments.mode === 'off' && (
            <Notice tone="problem" title="This shop cannot take payments yet">
              {payments.refusal}
            </Notice>
          )}
          {open && <OpenPayment attemptId={open.attemptId} next="Continue below" />}

          <section aria-labelledby="lines">
            <h2 id="lines" className="text-h3">
              Your order
            </h2>
            <LineTable
              lines={cart.lines.map((line) => ({
                key: line.key,
                name: line.coffeeName,
                details: [
                  `${line.quantity} × ${sizeAndForm(line)} at ${money(line.unitPrice, cart.currency)}`,
                ],
                amount: money(times(line.unitPrice, line.quantity), cart.currency),
              }))}
            />
            <p className="mt-2">
              <a href="/cart" className="link">
                Change the cart
              </a>
            </p>
          </section>

          <section aria-labelledby="country-title">
            <h2 id="country-title" className="text-h3">
              Where to
            </h2>
            <form action="/checkout" method="get" className="mt-3 flex max-w-[28rem] gap-3">
              <label className="sr-only" htmlFor="country">
                Country of delivery
              </label>
              <select
                id="country"
                name="country"
                defaultValue={cart.country}
                autoComplete="country"
                className="field"
              >
                {[...countries].sort(byName).map((code) => (
                  <option key={code} value={code}>
                    {countryName(code)}
                  </option>
                ))}
              </select>
              <button type="submit" className="action-quiet shrink-0">
                Use this country
              </button>
            </form>
          </section>

          {choices.length > 0 && (
            <section aria-labelledby="delivery-title">
              <h2 id="delivery-title" className="text-h3">
                Delivery
              </h2>
              <p className="mt-1 text-small text-ink-2">You choose on the payment page.</p>
              <ul className="mt-3 border-t border-ink">
                {choices.map((choice) => (
                  <li
                    key={choice.serviceId}
                    className="flex flex-wrap justify-between gap-x-6 border-b border-line py-3"
                  >
                    <span>
                      <span className="font-semibold">With you by {weekdayDate(choice.arrivesBy)}</span>
                      <span className="block text-small text-ink-2">
                        {choice.name}
                        {choice.roastsOn && ` · roasted ${weekdayDate(choice.roastsOn)}`}
                      </span>
                    </span>
                    <span className="font-semibold tabular">
                      {choice.amount === 0 ? 'Free' : money(choice.amount, cart.currency)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>

        <aside className="lg:col-span-5">
          <div className="border border-ink bg-sheet p-5 lg:sticky lg:top-6">
            <h2 className="label text-ink-2">Total</h2>
            <dl className="mt-3 space-y-2">
              <div className="flex justify-between gap-4">
                <dt>Goods</dt>
                <dd className="tabular">{money(cart.subtotal, cart.currency)}</dd>
              </div>
              {first && (
                <div className="flex justify-between gap-4">
                  <dt>
                    Shipping to {countryName(cart.country)}, {first.name}
                  </dt>
                  <dd className="tabular">
                    {first.amount === 0 ? 'Free' : money(first.amount, cart.currency)}
                  </dd>
                </div>
              )}
              <div className="flex justify-between gap-4 border-t border-ink pt-2 text-lead font-bold">
                <dt>Total</dt>
                <dd className="tabular">{money(total, cart.currency)}</dd>
              </div>
            </dl>
            <p className="mt-2 text-small text-ink-2">
              Packed weight {weight(cart.gross)}.{' '}
              {choices
                .slice(1)
                .map((c) => `${c.name} costs ${money(c.amount, cart.currency)}.`)
                .join(' ')}
            </p>
            <form action={startCheckoutForm} className="mt-5 space-y-4">
              <input type="hidden" name="country" value={cart.country} />
              <input type="hidden" name="cartHash" value={cart.hash} />
              <div>
                <label htmlFor="email" className="mb-1 block font-semibold">
                  E-mail{' '}
                  <span className="font-normal text-ink-2">(optional here, asked on the payment page)</span>
                </label>
                <input
                  id="email"
                  name="email"
                  type="email"
                  autoComplete="email"
                  inputMode="email"
                  maxLength={200}
                  className="field"
                />
              </div>
              <PayButton disabled={!ready} amount={money(total, cart.currency)} />
            </form>
            <p className="mt-3 text-small text-ink-2">
              {payments.mode === 'demo'
                ? 'Demo shop: the next page is a stand-in, no money moves.'
                : 'Address and card are asked for on Stripe’s page. We never see your card.'}{' '}
              Your bags are kept for 30 minutes while you pay.
            </p>
          </div>
        </aside>
      </div>
    </main>
  );
}
