import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const browser = process.env.CHROMIUM_PATH ?? BROWSERS.find((path) => existsSync(path));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './fixtures/global-setup.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each worker has a shop of its own; tests of one file share it, one after the other.
  fullyParallel: false,
  workers: 2,
  // A shared machine may stall for seconds. What passes only the second time is listed as flaky, not hidden.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // `npm test` adds a JSON report, to a file that PLAYWRIGHT_JSON_OUTPUT_FILE names.
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // Recording every test costs a sixth of the run; the second try of a failed one is recorded.
    trace: 'on-first-retry',
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
