import type { Page } from '@playwright/test'

/** Signs in at the provider's own pages, which ask for a name, then for consent. */
export const atProvider = async (page: Page, name: string): Promise<void> => {
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

export const turnBackAtProvider = (page: Page): Promise<void> => page.getByRole('link', { name: '[ Cancel ]' }).click()
