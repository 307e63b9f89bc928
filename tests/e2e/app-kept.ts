import type { Page } from '@playwright/test'

/** Waits until the browser has the whole app: from then on every page of it opens without the server. */
export const appKept = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
