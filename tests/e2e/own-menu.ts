import type { Page } from '@playwright/test'

/** Opens one's own menu at the end of the title bar, in either language, and chooses from it. */
export const chooseFromOwnMenu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: /^(Moje menu|My menu)/ }).click()
  await page
    .getByRole('menuitem', { name: item, exact: true })
    .or(page.getByRole('menuitemradio', { name: item, exact: true }))
    .click()
}
