import Link from 'next/link';

export type Crumb = { href: string; name: string };

export function Breadcrumb({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="frame py-3 text-small">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map(({ href, name }) => (
          <li key={href} className="flex gap-2">
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-ink-2 hover:underline"
            >
              {name}
            </Link>
            <span aria-hidden="true" className="text-rule">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="inline-flex min-h-6 items-center font-semibold">
          {here}
        </li>
      </ol>
    </nav>
  );
}
