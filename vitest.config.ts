import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      // Next forbids these modules in the browser; a test runs on the server.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    include: ['{app,components,db,lib,scripts,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: ['db/test-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
