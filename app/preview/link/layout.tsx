import '../../globals.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { siteMetadata } from '@/components/layout/site-metadata';
import { ribbon, shopName } from '../../ribbon';

/** Drawn per request as a whole, from what is saved at that moment: nothing of it is kept in a cache. */
export const instant = false;
export const metadata: Metadata = {
  ...siteMetadata,
  robots: { index: false, follow: false },
  // The address is the secret: it is not sent along when somebody follows a link.
  referrer: 'no-referrer',
};

export default async function PreviewLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <Document ribbon={await ribbon()} shop={await shopName()}>
      {children}
    </Document>
  );
}
