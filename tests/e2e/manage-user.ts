import { expect, type Page } from '@playwright/test'

export const userRow = (page: Page, person: string) => page.getByRole('row', { name: new RegExp(person) })

/** Chooses from the menu *Zarządzaj* of a person's row. */
export const manageUser = async (page: Page, person: string, act: string): Promise<void> => {
  await userRow(page, person)
    .getByRole('button', { name: /^Zarządzaj/ })
    .click()
  await page.getByRole('menuitem', { name: act }).click()
}

/** Ticks or unticks one right in the dialog *Edytuj prawa dostępu*, and saves. */
export const changeRight = async (page: Page, person: string, right: string, held: boolean): Promise<void> => {
  await manageUser(page, person, 'Edytuj prawa dostępu')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: new RegExp(`^${right}`) }).setChecked(held)
  await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
  await expect(dialog).toBeHidden()
}
