/** True while `next build` draws pages: there is no database then, and none is needed. */
export const isBuild = process.env.NEXT_PHASE === 'phase-production-build';

/** `generateStaticParams` may not be empty; this page is drawn by the build and never linked. */
export const BUILD_SLUG = '__build__';
