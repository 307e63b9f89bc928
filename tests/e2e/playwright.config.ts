import { defineConfig } from '@playwright/test'
import { browserLaunch } from './browser-launch.ts'

export default defineConfig({
  testDir: '.',
  // The pictures are taken on demand only.
  testMatch: process.env['KONTOR_SCREENS'] ? '**/*.screens.ts' : '**/*.e2e.ts',
  outputDir: 'results/output',
  // One picture for every system: letters come with the app.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Each test has a server with its own data; two at once are what two cores carry.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as const] : [])],
  use: {
    locale: 'pl-PL',
    // Pages show Warsaw's time and Polish dates, wherever the browser is.
    timezoneId: 'America/New_York',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    contextOptions: { reducedMotion: 'reduce' },
    // It keeps a copy of the whole app while the page opens. Stories that go offline or reload without the server allow it.
    serviceWorkers: 'block',
    // Recording one costs every story a third of its time: `KONTOR_TRACE=1 pnpm e2e -g …` records those that fail.
    trace: process.env['KONTOR_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: await browserLaunch(),
  },
})
