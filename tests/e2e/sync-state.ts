import type { Locator, Page } from '@playwright/test'

/** The state of sync, as the title bar tells it. */
export const syncState = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: /^Stan zapisu/ })
