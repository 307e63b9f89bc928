import type { Page } from '@playwright/test'
import { appKept } from './app-kept.ts'
import { expect } from './fixtures.ts'
import { syncState } from './sync-state.ts'

/** Cuts the connection once the browser has the whole app, and waits until the page says so. */
export const goOffline = async (page: Page): Promise<void> => {
  await appKept(page)
  await page.context().setOffline(true)
  await expect(syncState(page)).toContainText('Bez połączenia')
}
