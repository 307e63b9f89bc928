import { defineConfig } from '@playwright/test'
import { browserLaunch } from './browser-launch.ts'

export default defineConfig({
  testDir: '.',
  // The pictures are taken on demand only.
  testMatch: process.env['KONTOR_SCREENS'] ? '**/*.screens.ts' : '**/*.e2e.ts',
  outputDir: 'results/output',
  // Each test has a server of its own; two at once is what two cores carry.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as const] : [])],
  use: {
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await browserLaunch(),
  },
})
