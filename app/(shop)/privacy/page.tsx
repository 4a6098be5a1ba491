import type { Metadata } from 'next';
import { OwnText } from '@/components/layout/own-text';
import { PlainPage } from '@/components/layout/plain-page';
import { shopSettingsPage } from '@/lib/shipping/pages';

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What this shop keeps about you, why, and for how long. No trackers.',
  alternates: { canonical: '/privacy' },
};

export default async function PrivacyRoute() {
  const settings = await shopSettingsPage();
  if (settings?.privacyText)
    return (
      <PlainPage title="Privacy">
        <OwnText text={settings.privacyText} />
      </PlainPage>
    );
  return (
    <PlainPage title="Privacy">
      <p>
        Browsing this shop tells nobody who you are: no analytics script, no advertising pixel, no file from
        another host. We count by day how often a coffee’s page is opened and something is put into a cart,
        and keep nothing with it about who did.
      </p>
      <p>
        A link in one of our letters may carry the letter’s name. Your browser keeps that name until you close
        the tab; it goes along with your cart and order, so that we learn which letters are read.
      </p>
      <h2>Cookies</h2>
      <ul>
        <li>
          <strong>cart</strong>: set when you first put something into the cart, so that it is still there
          tomorrow. Sixty days.
        </li>
        <li>
          <strong>orders</strong>: set when you start to pay or open an order of yours, so that only your
          browser sees your order’s address. Thirty days.
        </li>
        <li>
          <strong>look-up</strong>: the e-mail you typed, when no order was found, so that you need not type
          it again. Five minutes. All are needed for what you asked for, so there is no banner to click away.
        </li>
      </ul>
      <h2>Your order</h2>
      <p>
        Card details are typed on the payment provider’s page and never reach us. From there we receive your
        name, e-mail, delivery address and what was paid, and keep them with the order as long as tax law asks
        for it.
      </p>
      <h2>Mail</h2>
      <p>We write about your order and nothing else.</p>
      <h2>Your rights</h2>
      <p>
        Ask what we hold about you, have it corrected or erased where the law lets us, or take it with you:
        the address is in the imprint.
      </p>
      {settings?.demo && (
        <p className="text-ink-2">
          This text describes the demo shop. A real shop has it checked before it opens.
        </p>
      )}
    </PlainPage>
  );
}
