import type { Page } from '@playwright/test'

/** Fills the form of an operator's link, and sends it. */
export const joinByForm = async (
  page: Page,
  { name, username }: { readonly name: string; readonly username: string },
): Promise<void> => {
  await page.getByLabel('Imię i nazwisko').fill(name)
  const email = page.getByLabel('E-mail')
  if (await email.isEditable()) await email.fill(`${username}@latarnia.example`)
  await page.getByLabel('Nazwa użytkownika').fill(username)
  await page.getByLabel('Hasło', { exact: true }).fill('siedem zielonych latarni')
  await page.getByRole('button', { name: 'Utwórz login i dołącz' }).click()
}
