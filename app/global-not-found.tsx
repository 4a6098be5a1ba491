import './globals.css';
import type { Metadata } from 'next';
import { Document } from '@/components/layout/document';
import { Missing } from '@/components/layout/missing';

export const metadata: Metadata = { title: 'Not found · Yunga', robots: { index: false } };

/** For addresses that no route knows. It stands outside both root layouts and brings the document itself. */
export default function GlobalNotFound() {
  return (
    <Document>
      <Missing what="There is no page at this address. It may have been typed wrong, or the link is old." />
    </Document>
  );
}
