import type { Page } from '@playwright/test'
import { password } from '../server/person.ts'

/** Fills the registration form as the owner of *Mewa Telekom* would, and sends it. */
export const registerByForm = async (page: Page, email = 'halina@mewa.example'): Promise<void> => {
  const form = page.getByRole('main')
  await fillOrganization(page, email)
  await form.getByLabel('Nazwa użytkownika', { exact: true }).fill('h.wroblewska')
  await form.getByLabel('Hasło', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Zarejestruj konto główne' }).click()
}

/** The same, where the operator decides. */
export const askByForm = async (page: Page, email = 'halina@mewa.example'): Promise<void> => {
  await fillOrganization(page, email)
  await page.getByRole('button', { name: 'Wyślij wniosek' }).click()
}

const fillOrganization = async (page: Page, email: string): Promise<void> => {
  const form = page.getByRole('main')
  await form.getByRole('radio', { name: 'Telekomunikacja' }).check()
  await form.getByLabel('Nazwa podmiotu').fill('Mewa Telekom sp. z o.o.')
  await form.getByLabel('NIP').fill('583 000 41 36')
  await form.getByLabel('Nazwa konta').fill('Mewa Telekom')
  await form.getByLabel('Identyfikator PT').fill('PT 03417')
  await form.getByLabel('Imię i nazwisko').fill('Halina Wróblewska')
  await form.getByLabel('E-mail').fill(email)
}
