import '../globals.css';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { siteMetadataOf } from '@/components/layout/site-metadata';
import { ribbon, shopName } from '../ribbon';

/** Every page below is one complete static document; reading a cookie or a header here fails the build. */
export const ensureStatic = 'navigation';
export const generateMetadata = async () => siteMetadataOf(await shopName());

export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <Document ribbon={await ribbon()} shop={await shopName()}>
      {children}
    </Document>
  );
}
