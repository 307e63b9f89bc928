import type { Page } from '@playwright/test'
import { password } from '../server/person.ts'

/** Fills and sends the sign-in form, with a user name or an e-mail address. */
export const signInByForm = async (page: Page, name: string, secret: string = password): Promise<void> => {
  await page.getByLabel('Nazwa użytkownika albo e-mail').fill(name)
  await page.getByLabel('Hasło', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
}
