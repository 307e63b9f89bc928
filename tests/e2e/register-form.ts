import type { Page } from '@playwright/test'
import { password } from '../server/person.ts'

/** Fills the registration form as the owner of *Mewa Telekom* would, and sends it. */
export const registerByForm = async (page: Page, email = 'halina@mewa.example'): Promise<void> => {
  const form = page.getByRole('main')
  await form.getByRole('radio', { name: 'Telekomunikacja' }).check()
  await form.getByLabel('Nazwa podmiotu').fill('Mewa Telekom sp. z o.o.')
  await form.getByLabel('NIP').fill('583 000 41 36')
  await form.getByLabel('Nazwa konta').fill('Mewa Telekom')
  await form.getByLabel('Identyfikator PT').fill('PT 03417')
  await form.getByLabel('Imię i nazwisko').fill('Halina Wróblewska')
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Nazwa użytkownika', { exact: true }).fill('h.wroblewska')
  await form.getByLabel('Hasło', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Zarejestruj konto główne' }).click()
}
