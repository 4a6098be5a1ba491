import Link from 'next/link';

const COLUMNS = [
  {
    title: 'The table',
    links: [
      ['/coffee', 'All coffees'],
      ['/coffee/find?form=green', 'Green coffee'],
      ['/coffee/find?form=roasted', 'Roasted coffee'],
      ['/coffee/find?form=chocolate', 'Chocolate'],
    ],
  },
  {
    title: 'Places',
    links: [
      ['/origins', 'All origins'],
      ['/stories', 'Stories'],
    ],
  },
  {
    title: 'Help',
    links: [
      ['/orders', 'Find your order'],
      ['/shipping', 'Shipping & returns'],
      ['/privacy', 'Privacy'],
      ['/imprint', 'Imprint'],
    ],
  },
] as const;

/** Pages that differ per visitor or per question have another root layout: a plain link saves a useless prefetch. */
const isLive = (href: string) => href.includes('?') || href === '/orders';

export function Footer() {
  return (
    <footer className="mt-21 border-t border-ink" data-screen>
      <div className="frame grid gap-9 py-9 md:grid-cols-[2fr_1fr_1fr_1fr] md:py-14">
        <div className="max-w-[34ch]">
          <p className="font-display text-h3">Every coffee is a map sheet.</p>
          <p className="mt-3 text-small text-ink-2">
            A lot is a place and a season. We print what is known about it, who says so, and nothing else.
          </p>
        </div>
        {COLUMNS.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <p className="label text-ink-2">{title}</p>
            <ul className="mt-2">
              {links.map(([href, text]) => (
                <li key={href}>
                  {isLive(href) ? (
                    <a href={href} className="flex min-h-9 items-center hover:underline">
                      {text}
                    </a>
                  ) : (
                    <Link href={href} prefetch={false} className="flex min-h-9 items-center hover:underline">
                      {text}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="border-t border-line">
        <p className="frame py-4 text-small text-ink-2">
          Yunga is open source. Towns by GeoNames (CC BY 4.0). Borders are simplified and, in places, older
          than today’s.
        </p>
      </div>
    </footer>
  );
}
