import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  // Ignored by browsers over plain http, so it is harmless on localhost.
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Photos are cut to size when they come in: /_next/image, which would work for everybody, is closed.
  images: { unoptimized: true },
  // `npm test` checks types as a step of its own; a shop that starts need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Serves complete static pages, adds their script hashes as CSP, and forgets pages older than this process.
  cacheHandler: fileURLToPath(new URL('./lib/kernel/page-cache.cjs', import.meta.url)),
  experimental: {
    globalNotFound: true,
    // What must be static says so (`ensureStatic`); pages of one visitor or one person may wait for the server.
    instantInsights: { validationLevel: 'manual-warning' },
    // Fewer, larger files: a first visit is budgeted in requests too (e2e/budgets.spec.ts).
    turbopackChunking: { maxChunkCountPerGroup: 5, minChunkSize: 100_000 },
  },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // The last one counts: the live preview stands in a frame of the admin.
    { source: '/preview/frame', headers: [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }] },
  ],
};

export default config;
