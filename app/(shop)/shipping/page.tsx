import type { Metadata } from 'next';
import { OwnText } from '@/components/layout/own-text';
import { PlainPage } from '@/components/layout/plain-page';
import { clockTime, countryName, exactWeight, list, money, weekdayName } from '@/lib/kernel/format';
import { isTaxAddedPage, shippingServicesPage, shopSettingsPage } from '@/lib/shipping/pages';
import { PARCEL_LIMIT } from '@/lib/shipping/rules';
import type { ShopSettings } from '@/lib/shipping/types';

export const metadata: Metadata = {
  title: 'Shipping & returns',
  description: 'Where we ship, what it costs by weight, when it arrives, and how to send something back.',
  alternates: { canonical: '/shipping' },
};

/** "America/New_York" → "New York time". */
const zoneName = (zone: string) =>
  zone.includes('/') ? `${zone.split('/').at(-1)?.replaceAll('_', ' ')} time` : zone;

/** With a cut-off of 0 no order makes the same day, with 24 every order does: neither is said as an hour. */
function roastedSameDay({ cutOffHour, timeZone }: Pick<ShopSettings, 'cutOffHour' | 'timeZone'>): string {
  if (cutOffHour === 0)
    return 'An order is roasted on the next roast day and leaves with the next collection';
  const by = cutOffHour === 24 ? '' : ` before ${clockTime(cutOffHour)}`;
  return `An order placed${by} on a roast day (${zoneName(timeZone)}) is roasted that day and leaves with the next collection`;
}

export default async function ShippingRoute() {
  const [services, settings, isTaxAdded] = await Promise.all([
    shippingServicesPage(),
    shopSettingsPage(),
    isTaxAddedPage(),
  ]);
  const currency = settings?.currency ?? 'USD';
  return (
    <PlainPage title="Shipping & returns">
      {settings && (
        <p>
          We roast on {list(settings.roastDays.map(weekdayName))}. {roastedSameDay(settings)}; green coffee
          and chocolate leave on the next business day. Every product page says when its coffee would arrive,
          and so does the checkout.
        </p>
      )}
      <h2>What it costs</h2>
      <p>
        By packed weight: the cart says from how much, the checkout shows it in full before you pay.{' '}
        {isTaxAdded
          ? 'Taxes for your address are added on the payment page, before you pay; nothing is added after that.'
          : 'Nothing is added later.'}
      </p>
      {services.map((s) => (
        <section key={s.id} className="border border-ink bg-sheet p-4" aria-label={`${s.name}, ${s.zone}`}>
          <h3 className="font-sans text-lead font-bold">
            {s.name}{' '}
            <span className="font-normal text-ink-2">
              · {s.minBusinessDays} to {s.maxBusinessDays} business days after roasting
            </span>
          </h3>
          <p className="mt-1 text-small text-ink-2">{list(s.countries.map(countryName))}</p>
          {s.freeFrom !== null && (
            <p className="mt-1 text-small font-semibold text-canopy">
              Free from {money(s.freeFrom, currency)} of goods
            </p>
          )}
          <table className="mt-2 w-full text-small">
            <thead className="sr-only">
              <tr>
                <th scope="col">Packed weight up to</th>
                <th scope="col">Price</th>
              </tr>
            </thead>
            <tbody>
              {s.bands.map((b) => (
                <tr key={b.upTo} className="border-t border-line">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    up to {exactWeight(b.upTo)}
                  </th>
                  <td className="py-1.5 text-right font-semibold tabular">{money(b.price, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <h2>Full bags</h2>
      <p>
        A parcel may weigh {exactWeight(PARCEL_LIMIT)} at most. Full export bags of 30 to 70 kg travel as
        freight: their price is on the page, the transport is quoted for your address.{' '}
        {settings && (
          <>
            Write to{' '}
            <a className="link" href={`mailto:${settings.email}?subject=Freight%20quote`}>
              {settings.email}
            </a>
            .
          </>
        )}
      </p>
      <h2>Sending something back</h2>
      {settings?.returnsText ? (
        <OwnText text={settings.returnsText} />
      ) : (
        <>
          <ul>
            <li>
              Unopened green coffee and chocolate: 14 days from delivery, for a full refund of the goods.
            </li>
            <li>Opened bags: not returnable, unless something is wrong with them.</li>
            <li>
              Coffee that we ground for you was made to order and cannot go back on the table. Tell us if it
              is not right.
            </li>
            <li>Broken, late or wrong: write to us with your order number and we put it right.</li>
          </ul>
          {settings?.demo && (
            <p className="text-ink-2">These are demo terms. A real shop replaces them before it opens.</p>
          )}
        </>
      )}
    </PlainPage>
  );
}
