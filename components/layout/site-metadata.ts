import type { Metadata } from 'next';
import { currentLocale } from '@/lib/kernel/locale';

/** What a shop is called that has no settings yet. */
export const SOFTWARE_NAME = 'Yunga';

/** Defaults of every page. `metadataBase` is set where the server starts (next.config.ts reads APP_ORIGIN). */
export const siteMetadataOf = (shop: string): Metadata => ({
  metadataBase: new URL(process.env.APP_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`),
  title: { default: `${shop}: coffee by lot, drawn as a map`, template: `%s · ${shop}` },
  description: 'Specialty coffee sold by lot: who grew it, how high, when it was picked, and who says so.',
  openGraph: { siteName: shop, type: 'website', locale: currentLocale().replace('-', '_') },
  twitter: { card: 'summary_large_image' },
  icons: { icon: '/icon.svg' },
});

export const siteMetadata: Metadata = siteMetadataOf(SOFTWARE_NAME);
