import Link from 'next/link';
import { CartBadge } from '@/components/cart/cart-badge';
import { SearchBox } from '@/components/search/search-box';
import { Wordmark } from './wordmark';

const NAV = [
  { href: '/coffee', label: 'Coffee' },
  { href: '/origins', label: 'Origins' },
  { href: '/stories', label: 'Stories' },
] as const;

/** Nothing here is fetched ahead: a first visit is for the page it came for. Pages are static and answer at once. */
export function Header({ shop }: { shop: string }) {
  return (
    <header className="border-b border-ink bg-paper" data-screen>
      <div className="frame grid grid-cols-[1fr_auto] items-center gap-x-6 md:grid-cols-[auto_1fr_auto] md:py-3">
        <Link href="/" prefetch={false} className="flex min-h-11 items-center" aria-label={`${shop}, home`}>
          <Wordmark name={shop} />
        </Link>
        <nav
          aria-label="Main"
          className="order-last col-span-2 -mx-3 flex flex-wrap md:order-none md:col-span-1 md:mx-0"
        >
          {NAV.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="flex min-h-11 items-center px-3 font-semibold hover:underline"
            >
              {label}
            </Link>
          ))}
          <a
            href="/search"
            className="flex min-h-11 items-center px-3 font-semibold hover:underline lg:hidden"
          >
            Search
          </a>
        </nav>
        <div className="flex items-center gap-6">
          <div className="hidden w-72 lg:block">
            <SearchBox />
          </div>
          <CartBadge />
        </div>
      </div>
    </header>
  );
}
