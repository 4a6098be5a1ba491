import './globals.css';
import type { Metadata } from 'next';
import { Document } from '@/components/layout/document';
import { Missing } from '@/components/layout/missing';
import { ribbon, shopName } from './ribbon';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: `Not found · ${await shopName()}`,
  robots: { index: false },
});

/** For addresses that no route knows. It stands outside both root layouts and brings the document itself. */
export default async function GlobalNotFound() {
  return (
    <Document ribbon={await ribbon()} shop={await shopName()}>
      <Missing what="There is no page at this address. It may have been typed wrong, or the link is old." />
    </Document>
  );
}
