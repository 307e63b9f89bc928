import type { Page } from '@playwright/test'

/** The names of what the browser keeps for this origin. */
export const keptDatabases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
