import { SearchField } from '@/components/search/search-field';

/**
 * "Not found" as a page of its own. The meta tag makes the page cache send it with status 404
 * (lib/kernel/page-cache.cjs).
 */
export function Missing({ what }: { what: string }) {
  return (
    <main id="main" className="frame py-14">
      <meta name="page-status" content="404" />
      <meta name="robots" content="noindex" />
      <div className="mx-auto grid max-w-[44rem] gap-6 border border-ink bg-sheet p-6 md:p-14">
        <p className="label text-ink-2">Sheet not in the index</p>
        <h1 className="text-h1">This sheet was never printed</h1>
        <p className="max-w-prose text-lead">{what}</p>
        <SearchField id="missing-search" />
        <p>
          <a href="/coffee" className="link">
            All coffees
          </a>{' '}
          ·{' '}
          <a href="/origins" className="link">
            All origins
          </a>{' '}
          ·{' '}
          <a href="/stories" className="link">
            Stories
          </a>
        </p>
      </div>
    </main>
  );
}
