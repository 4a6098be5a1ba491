import '../globals.css';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { siteMetadataOf } from '@/components/layout/site-metadata';
import { ribbon, shopName } from '../ribbon';

/**
 * Pages that belong to one visitor or one question: cart, checkout, orders, search, filtered lists. Rendered per
 * request as a whole, so that each script carries the nonce of its own policy (proxy.ts): no static shell.
 */
export const instant = false;
export async function generateMetadata() {
  // First, or what the build knows of the shop, which is nothing, would be drawn into every page below.
  await connection();
  return siteMetadataOf(await shopName());
}

export default async function VisitLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <Document ribbon={await ribbon()} shop={await shopName()}>
      {children}
    </Document>
  );
}
