import './admin.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { AdminProviders } from '@/components/admin/admin-providers';
import { adminDisplay, adminSans } from '@/components/admin/fonts';
import { currentLocale } from '@/lib/kernel/locale';

/** Drawn per request as a whole, so that each script carries the nonce of its own policy (proxy.ts). */
export const instant = false;
export const metadata: Metadata = {
  title: { default: 'Admin', template: '%s · Admin' },
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang={currentLocale()} className={`${adminDisplay.variable} ${adminSans.variable}`}>
      <body data-admin>
        <a
          href="#main"
          className="absolute left-4 top-4 z-40 -translate-y-24 bg-ink px-4 py-3 font-semibold text-paper focus:translate-y-0"
        >
          Skip to the content
        </a>
        <AdminProviders>{children}</AdminProviders>
      </body>
    </html>
  );
}
