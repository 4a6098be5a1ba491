import '../../globals.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/cart/query-provider';
import { familjen, piazzolla, piazzollaItalic } from '@/components/layout/fonts';
import { currentLocale } from '@/lib/kernel/locale';

/** Drawn per request as a whole, so that each script carries the nonce of its own policy (proxy.ts). */
export const instant = false;
export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } };

/** The page in an editor's frame: the shop's style sheet, without its header and footer. */
export default async function PreviewFrameLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html
      lang={currentLocale()}
      className={`${piazzolla.variable} ${piazzollaItalic.variable} ${familjen.variable}`}
    >
      <body>
        <QueryProvider>{children}</QueryProvider>
      </body>
    </html>
  );
}
