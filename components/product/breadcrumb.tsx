import Link from 'next/link';

export type Crumb = { href: string; name: string };

/** The way here. On a phone without the page's own name, which stands below as its heading: one line, not two. */
export function Breadcrumb({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="frame py-1.5 text-small md:py-3">
      <ol className="flex flex-wrap gap-x-2 [&>li+li]:before:mr-2 [&>li+li]:before:text-rule [&>li+li]:before:content-['/'_/_'']">
        {crumbs.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-ink-2 hover:underline"
            >
              {name}
            </Link>
          </li>
        ))}
        <li aria-current="page" className="leading-6 font-semibold max-md:hidden">
          {here}
        </li>
      </ol>
    </nav>
  );
}
