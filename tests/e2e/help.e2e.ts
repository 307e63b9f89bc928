import type { Page } from '@playwright/test'
import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

const openHelp = async (page: Page, title: string): Promise<void> => {
  // A field has the focus where a page begins with a form.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: title })).toContainText('Co można tu zrobić.')
}

test('[ISSUE 9] the question mark opens what can be done on the screen, with its keys, signed in or not', async ({
  kontor,
  newBrowser,
}) => {
  const { page: visitor } = await newBrowser()
  await visitor.goto('/')
  await expect(visitor.getByRole('main')).toBeVisible()
  await openHelp(visitor, 'Początek')
  await expect(visitor.getByRole('dialog')).not.toContainText('Zaznacz wiersz')

  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await openHelp(page, 'Twórz i zarządzaj użytkownikami')
  await expect(page.getByRole('dialog')).toContainText('Zaprosić osobę')
  await expect(page.getByRole('dialog')).toContainText('Zaznacz wiersz')
  await expectNoFindings(page, 'help')
  await page.keyboard.press('Escape')
  await page.goto(`/a/${accountId}/units`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await openHelp(page, 'PT i usługi')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoFindings(page, 'help on a phone')
  await page.keyboard.press('Escape')
})
