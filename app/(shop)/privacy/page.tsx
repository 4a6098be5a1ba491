import type { Metadata } from 'next';
import { PlainPage } from '@/components/layout/plain-page';

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What this shop keeps about you, why, and for how long. No trackers, one cookie.',
  alternates: { canonical: '/privacy' },
};

export default function PrivacyRoute() {
  return (
    <PlainPage title="Privacy">
      <p>
        Browsing this shop leaves nothing behind: no analytics script, no advertising pixel, no file from
        another host.
      </p>
      <h2>Cookies</h2>
      <ul>
        <li>
          <strong>cart</strong>: set when you first put something into the cart, so that it is still there
          tomorrow. Sixty days.
        </li>
        <li>
          <strong>order</strong>: set when you start to pay, so that only your browser sees your order’s
          address. Both are needed for what you asked for, so there is no banner to click away.
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
      <p className="text-ink-2">
        This text describes the demo shop. A real shop has it checked before it opens.
      </p>
    </PlainPage>
  );
}
