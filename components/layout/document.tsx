import { type ReactNode, Suspense } from 'react';
import { QueryProvider } from '@/components/cart/query-provider';
import { currentLocale } from '@/lib/kernel/locale';
import { familjen, piazzolla, piazzollaItalic } from './fonts';
import { Footer } from './footer';
import { Header } from './header';
import { Ribbon, type RibbonProps } from './ribbon';
import { RouteFocus } from './route-focus';
import { SOFTWARE_NAME } from './site-metadata';

/** The mark after the last thing that is drawn. */
const END = 'page-end';

/** The page around every page. Reads nothing per visitor: the cart in the header is an island. */
export function Document({
  children,
  ribbon,
  shop = SOFTWARE_NAME,
}: {
  children: ReactNode;
  ribbon: RibbonProps;
  /** The shop's name, as its owner set it. */
  shop?: string;
}) {
  return (
    <html
      lang={currentLocale()}
      className={`${piazzolla.variable} ${piazzollaItalic.variable} ${familjen.variable}`}
    >
      <body>
        {/* React puts it into the head. Rows of cards and the hero take the height of their tallest part: painted while
            the rest is on its way they would jump. What is drawn fits one round trip, so the first paint waits for it. */}
        <link rel="expect" href={`#${END}`} blocking="render" />
        <a
          href="#main"
          className="absolute left-4 top-4 z-20 -translate-y-24 bg-ink px-4 py-3 font-semibold text-paper focus:translate-y-0"
        >
          Skip to the content
        </a>
        <QueryProvider>
          <Ribbon {...ribbon} />
          <Header shop={shop} />
          {children}
          <Footer />
          <div id={END} hidden />
          <Suspense>
            <RouteFocus />
          </Suspense>
        </QueryProvider>
      </body>
    </html>
  );
}
