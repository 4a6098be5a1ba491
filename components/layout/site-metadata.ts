import type { Metadata } from 'next';

/** Defaults of every page. `metadataBase` is set where the server starts (next.config.ts reads APP_ORIGIN). */
export const siteMetadata: Metadata = {
  metadataBase: new URL(process.env.APP_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`),
  title: { default: 'Yunga: coffee by lot, drawn as a map', template: '%s · Yunga' },
  description: 'Specialty coffee sold by lot: who grew it, how high, when it was picked, and who says so.',
  openGraph: { siteName: 'Yunga', type: 'website', locale: 'en_US' },
  twitter: { card: 'summary_large_image' },
  icons: { icon: '/icon.svg' },
};
